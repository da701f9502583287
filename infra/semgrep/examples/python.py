# Bad code on purpose, with the good way below it.
import pickle  # bad: pickled
import json  # good: pickled
app.conf.update(task_serializer="pickle")  # bad: pickled-task
app.conf.update(task_serializer="json")  # good: pickled-task
yaml.load(text)  # bad: yaml-with-objects
yaml.safe_load(text)  # good: yaml-with-objects
eval(text)  # bad: text-as-program
json.loads(text)  # good: text-as-program
subprocess.run("ls", shell=True)  # bad: through-a-shell
subprocess.run(["ls"])  # good: through-a-shell
requests.get(address)  # bad: unguarded-request
outgoing.fetched(address)  # good: unguarded-request
random.choice("ab")  # bad: guessable
secrets.choice("ab")  # good: guessable
hashlib.md5(b"x")  # bad: broken-digest
hashlib.sha256(b"x")  # good: broken-digest
session.post(address, verify=False)  # bad: unverified-server
session.post(address)  # good: unverified-server
import xml.etree.ElementTree  # bad: open-xml
import defusedxml.ElementTree  # good: open-xml
archive.extractall(place)  # bad: unpacked-anywhere
archive.open(member)  # good: unpacked-anywhere
tempfile.mktemp()  # bad: guessable-name
tempfile.mkstemp()  # good: guessable-name
os.chmod(path, 0o777)  # bad: open-to-all
os.chmod(path, 0o600)  # good: open-to-all
found = given_token == kept  # bad: compared-in-parts
found = hmac.compare_digest(given_token, kept)  # good: compared-in-parts
datetime.utcnow()  # bad: naive-moment
clock.now()  # good: naive-moment
