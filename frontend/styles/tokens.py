"""Keeps, of some 2,700 design tokens, those that a rule needs, directly or through others."""

import re

_DECLARATION = re.compile(r"^[ \t]*(--[\w-]+):\s*([^;]+);", re.MULTILINE)
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
# The tokens that an organisation's house style sets, and those we alias to them.
_ALWAYS = re.compile(r"--basis-color-accent-1-")


def prune_tokens(theme: str, *, used_by: str) -> str:
    """Return the theme as one `:root` rule with only the tokens that the rules need."""
    values = dict(_DECLARATION.findall(theme))
    own = set(re.findall(r"(--[\w-]+)\s*:", used_by))
    wanted = {name for name in _REFERENCE.findall(used_by) if name in values}
    wanted |= {name for name in values if _ALWAYS.match(name)}
    needed = _closure(wanted, values)
    rows = "".join(f"{name}:{values[name]};" for name in values if name in needed - own)
    return f":root{{{rows}}}"


def _closure(wanted: set[str], values: dict[str, str]) -> set[str]:
    needed: set[str] = set()
    todo = list(wanted)
    while todo:
        name = todo.pop()
        if name not in needed:
            needed.add(name)
            todo += [ref for ref in _REFERENCE.findall(values[name]) if ref in values]
    return needed
