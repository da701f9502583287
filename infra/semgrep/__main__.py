"""`python -m infra.semgrep`: hold the house's own rules and bandit's against the code.

Nothing is fetched and nobody is told: rules lie beside this file.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PRODUCT = ("platform", "tenants", "procedures", "billing", "api", "frontend")
QUIET = ("--metrics=off", "--disable-version-check", "--quiet", "--no-git-ignore")
PROGRAMS = Path(sys.executable).parent


def semgrep(*words: str) -> list[str]:
    """Return the command that holds our rules against what `words` name."""
    return [str(PROGRAMS / "semgrep"), "scan", *QUIET, "--config", str(HERE / "rules"), *words]


def bandit() -> list[str]:
    """Return the command of bandit: what is likely and matters, without the noise."""
    skipped = "B101,B404,B603,B607"  # asserts for types; programs started with our own words
    skipped += ",B314,B506"  # our own rules open-xml and yaml-with-objects look closer
    quiet = ("--quiet", "--recursive", "--severity-level", "medium", "--confidence-level", "medium")
    return [str(PROGRAMS / "bandit"), *quiet, "--skip", skipped, "-x", "*/migrations/*", *PRODUCT]


def main() -> int:
    """Run both; 1 when either found something, and it has told so itself."""
    commands = (semgrep("--error", *PRODUCT), bandit())
    done = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands]  # noqa: S603 our own
    return int(any(done))


if __name__ == "__main__":
    sys.exit(main())
