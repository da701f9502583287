"""Programs that do harm, found by the bytes they are known by, while a file passes.

Our own short list, EICAR's agreed test, to be sure that finding works; whoever wants more puts a
scanner in front of the web server.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from kernel.errors import Refusal

_EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIGNATURES = {"EICAR test file": _EICAR}
_KEPT_BYTES = max(len(one) for one in SIGNATURES.values()) - 1


def scanned(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content; raise Refusal "file.harmful" as soon as it holds a known program."""
    before = b""
    for chunk in chunks:
        seen = before + chunk
        for name, signature in SIGNATURES.items():
            if signature in seen:
                message = _("Dit bestand bevat een schadelijk programma. We nemen het niet aan.")
                raise Refusal("file.harmful", message=message, found=name)
        before = seen[-_KEPT_BYTES:]
        yield chunk
