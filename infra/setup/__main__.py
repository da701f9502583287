"""`python3 -m infra.setup [run|dev]`: install what Wederhoor runs on, or is checked with too."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 an older Python is what this line is for
    sys.exit(f"Wederhoor needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")

from infra.setup.steps import main

sys.exit(main(sys.argv[1:]))
