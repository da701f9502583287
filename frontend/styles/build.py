"""Builds the one style sheet: NL Design System components, their tokens and our own CSS.

The packages come from `npm ci --ignore-scripts`. Classes no template names and tokens no rule uses
are left out; what remains is minified. Their licence (EUPL-1.2) is named at the top of the result.
"""

import gzip
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from lightningcss import process_stylesheet

from frontend.styles.tokens import prune_tokens

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules"
OWN = Path(__file__).parent / "css"
TEMPLATES = ROOT / "frontend"
TARGET = ROOT / "frontend" / "static" / "build"
FONT = "@fontsource-variable/atkinson-hyperlegible-next"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
COMPONENTS = (
    *(
        f"@nl-design-system-candidate/{part}-css/dist/{part}.css"
        for part in ("button", "data-badge", "skip-link")
    ),
    *(
        f"@utrecht/{part}-css/dist/index.css"
        for part in (
            "alert",
            "checkbox",
            "data-list",
            "form-field",
            "form-field-description",
            "form-field-error-message",
            "form-fieldset",
            "form-label",
            "pagination",
            "radio-button",
            "select",
            "table",
            "textarea",
            "textbox",
        )
    ),
)
OWN_SHEETS = (
    "tokens",
    "prose",
    "layout",
    "components",
    "case",
    "forms",
    "acts",
    "year",
    "draft",
    "opening",
    "finding",
    "language",
    "accounts",
    "print",
)
DARK = "dark"
"""The sheet for a dark screen: a file of its own, that pages link to after the house style."""
LICENCE = """\
/*! Wederhoor. Contains CSS and design tokens of the NL Design System: EUPL-1.2,
(c) 2020-2024 Frameless B.V., (c) 2021-2024 Gemeente Utrecht, (c) 2021 NL Design System Community.
Font: Atkinson Hyperlegible Next, OFL-1.1, (c) Braille Institute of America; see fonts/OFL.txt. */
"""
# Classes that only exist to picture a state in a style guide.
_PICTURED = re.compile(r"--(hover|focus|focus-visible|active|pressed|visited)$")


class StylesMissing(SystemExit):
    """The style packages are not installed; the message says what to do."""


def main() -> int:
    """Write the style sheet and the font; print the sizes."""
    css = bundle()
    (TARGET / "fonts").mkdir(parents=True, exist_ok=True)
    (TARGET / "wederhoor.css").write_text(css, encoding="utf-8")
    (TARGET / "dark.css").write_text(dark(), encoding="utf-8")
    _copy_font(TARGET / "fonts")
    zipped = len(gzip.compress(css.encode()))
    sys.stdout.write(f"styles: {len(css) / 1024:.1f} KB, {zipped / 1024:.1f} KB gzipped\n")
    return 0


def bundle() -> str:
    """Return the whole style sheet, minified, with the licence comment on top."""
    components = "\n".join(_read(PACKAGES / name) for name in COMPONENTS)
    own = "\n".join(_read(OWN / f"{name}.css") for name in OWN_SHEETS)
    unused = unused_classes(components, named_in=_sources())
    rules = process_stylesheet(f"{components}\n{own}", filename="rules.css", unused_symbols=unused)
    tokens = prune_tokens(_read(PACKAGES / TOKENS), used_by=rules)
    return LICENCE + process_stylesheet(f"{tokens}\n{rules}", filename="wederhoor.css")


def dark() -> str:
    """Return the style sheet of a dark screen, minified."""
    return process_stylesheet(_read(OWN / f"{DARK}.css"), filename="dark.css")


def unused_classes(css: str, *, named_in: str) -> set[str]:
    """Return the class names of the components that no template or module names.

    A name that ends in "--" in a template (`alert--{{ kind }}`) keeps all that begin with it.
    """
    classes = set(re.findall(r"\.((?:nl|utrecht)-[\w-]+)", css))
    words = set(re.findall(r"(?:nl|utrecht)-[\w-]+", named_in))
    stems = tuple(word for word in words if word.endswith("--"))
    return {
        name
        for name in classes
        if name not in words and (_PICTURED.search(name) or not name.startswith(stems))
    }


def _sources() -> str:
    return "\n".join(_read(path) for path in _source_files())


def _source_files() -> Iterable[Path]:
    yield from sorted(TEMPLATES.glob("templates/**/*.html"))
    yield from sorted(TEMPLATES.glob("**/*.py"))


def _copy_font(folder: Path) -> None:
    files = PACKAGES / FONT / "files"
    name = "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    shutil.copyfile(files / name, folder / "atkinson-next.woff2")
    shutil.copyfile(PACKAGES / FONT / "LICENSE", folder / "OFL.txt")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StylesMissing(
            f"{path.relative_to(ROOT)} is missing. Run: npm ci --ignore-scripts"
        ) from None


if __name__ == "__main__":
    sys.exit(main())
