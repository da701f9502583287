"""The child: limits itself first, then reads from its input and writes to its output."""

import ctypes
import resource
import sys
from importlib import import_module

from kernel.vault.cleaning import REFUSED_STATUS, UNREADABLE_STATUS, TooMuchError

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 15
OPEN_FILES = 64
_ALONE = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET (sched.h)

_WHERE = {
    "application/pdf": "pdfs",
    "application/x-stamped-pdf": "stamping",
    "image/x-stamped-png": "marking",
    "image/x-stamped-jpeg": "marking",
    "image/png": "images",
    "image/jpeg": "images",
    "image/heic": "boxes",
    "audio/mp4": "boxes",
    "video/mp4": "boxes",
    "audio/mpeg": "sounds",
    "audio/wav": "sounds",
}


def limit() -> None:
    """Give up nearly everything: memory, time, files on disk and, where it can be, the network."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    ctypes.CDLL(None).unshare(_ALONE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main(content_type: str) -> int:
    """Write the copy of a file of this type; return 3 for a bomb and 4 when there is no copy."""
    whole = sys.stdin.buffer.read()
    maker = import_module(f"kernel.vault.cleaning.{_WHERE.get(content_type, 'documents')}")
    try:
        copy = maker.cleaned(whole, content_type)
    except TooMuchError:
        return REFUSED_STATUS
    except Exception:  # noqa: BLE001 -- whatever a hostile file does to a library: no copy
        return UNREADABLE_STATUS
    sys.stdout.buffer.write(copy)
    return 0


if __name__ == "__main__":
    limit()
    sys.exit(main(sys.argv[1]))
