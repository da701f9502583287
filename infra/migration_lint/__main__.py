"""`python -m infra.migration_lint`: refuse a migration that rewrites a table or locks it long."""

import sys

import django

from wederhoor import env


def main() -> int:
    """Say what must be mended; 1 when there is anything."""
    env.use_settings()
    django.setup()
    from infra.migration_lint.capturing import changes  # noqa: PLC0415 after django.setup()
    from infra.migration_lint.judging import refused  # noqa: PLC0415 as above

    found = refused(changes())
    for one in found:
        sys.stderr.write(f"{one.name}: {one.rule}: {one.message}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
