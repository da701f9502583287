import subprocess

from infra.setup.steps import CHECKOUT


def test_make_alone_lists_the_verbs() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"],
        check=True,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
    ).stdout
    verbs = [line.split()[1] for line in listed.splitlines()]
    assert verbs == [
        *(
            "help",
            "setup",
            "demo",
            "demo-reset",
            "test",
            "lint",
            "bench",
            "pictures",
            "readme-pictures",
            "lock",
            "clean",
        )
    ]


def test_source_root_is_no_package() -> None:
    assert (CHECKOUT / "platform" / "__init__.py").exists() is False
