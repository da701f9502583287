"""`make lock`: resolve the versions anew and write them with hashes, and without addresses."""

import sys
from pathlib import Path

from infra.setup import installers, sources
from infra.setup.steps import CHECKOUT
from infra.setup.talk import SetupError, run, say

TARGETS = {
    Path("requirements.in"): Path("requirements.txt"),
    Path("requirements-dev.in"): Path("requirements-dev.txt"),
}
FLAGS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--upgrade",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make lock",
)


def main() -> int:
    """Write both lock files; return 0, or 1 after one sentence."""
    configured = sources.configured()
    program = installers.uv(CHECKOUT / ".venv" / "tools", configured)
    if program is None:
        sys.stderr.write("Locking needs uv, and it could not be fetched.\n")
        return 1
    try:
        for wanted, locked in TARGETS.items():
            say(f"Resolving {wanted}")
            run(
                [program, "pip", "compile", *FLAGS, "--output-file", locked, wanted],
                otherwise=f"The versions of {wanted} cannot be resolved together.",
                environment=configured.uv_environment(),
                cwd=CHECKOUT,
            )
    except SetupError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
