"""The tags behind <c-…>: django-cotton's own, less the work that comes out the same each time."""

from typing import Any, cast

from django import template
from django.template.base import Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags import InlineTemplate
from django_cotton.templatetags._component import (
    AttrKind,
    CottonComponentNode,
    PreparedAttr,
    cotton_component,
)
from django_cotton.templatetags._slot import cotton_slot
from django_cotton.templatetags._vars import cotton_cvars

register = template.Library()
register.tag("cotton:slot", cotton_slot)
register.tag("cotton:vars", cotton_cvars)

ALIKE = frozenset({"icon", "term-state"})
"""Components that are the same wherever their attributes and the language are: signs and codes."""
KNOWN_FORMS = (AttrKind.STATIC, AttrKind.ESCAPED)
KEPT_COUNT = 500

_kept: dict[tuple[object, ...], SafeString] = {}


class Inline:
    """The text of an attribute, rendered within the template that it stands in."""

    __slots__ = ("_alone", "_nodes")

    def __init__(self, compiled: InlineTemplate) -> None:
        self._alone, self._nodes = compiled, compiled.nodelist

    def render(self, context: template.Context) -> str:
        """Return the text; where no template is being rendered, as one of its own."""
        return str((self._alone if context.template is None else self._nodes).render(context))


class Part(CottonComponentNode):  # type: ignore[misc] # django-cotton has no types
    """A component that finds its template once, and is kept whole where it is always the same."""

    _found: Any = None
    _is_alike = False

    @classmethod
    def of(cls, node: CottonComponentNode) -> "Part":
        """Return the node as one of these."""
        node.__class__ = cls
        node._prepared_attrs = [_quick(one) for one in node._prepared_attrs]  # noqa: SLF001
        empty = not "".join(getattr(one, "s", "x") for one in node.nodelist).strip()
        known = all(one.kind in KNOWN_FORMS for one in node._prepared_attrs)  # noqa: SLF001
        node._is_alike = empty and known and node.component_name in ALIKE  # noqa: SLF001
        return cast("Part", node)

    def render(self, context: template.Context) -> SafeString:
        """Return the component as it stands in the page."""
        if not self._is_alike:
            return cast("SafeString", super().render(context))
        said = (
            one.compiled.render(context) if one.compiled else one.value
            for one in self._prepared_attrs
        )
        name = (self.component_name, get_language(), *said, *(a.key for a in self._prepared_attrs))
        found = _kept.get(name)
        if found is None:
            found = cast("SafeString", super().render(context))
            if len(_kept) >= KEPT_COUNT:
                _kept.clear()
            _kept[name] = found
        return found

    def _get_cached_template(self, context: template.Context, attrs: Any) -> Any:
        if self.component_name == "component":
            return super()._get_cached_template(context, attrs)
        if self._found is None:
            self._found = super()._get_cached_template(context, attrs)
        return self._found


def _quick(attr: PreparedAttr) -> PreparedAttr:
    if isinstance(attr.compiled, InlineTemplate):
        return cast("PreparedAttr", attr._replace(compiled=Inline(attr.compiled)))
    return attr


@register.tag("cotton")
def part(parser: Parser, token: Token) -> Part:
    """Read one component."""
    return Part.of(cotton_component(parser, token))
