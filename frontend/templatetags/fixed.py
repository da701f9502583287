"""The tag {% translate %}: Django's own, that looks up a text of the template once a language."""

from django import template
from django.template.base import Parser, Token, Variable
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language

register = template.Library()


class Fixed(template.Node):
    """A text that stands in the template itself: nothing else can change what is said."""

    def __init__(self, node: TranslateNode) -> None:
        self._node = node
        self._said: dict[str | None, str] = {}

    def render(self, context: template.Context) -> str:
        """Return the text in the language that is spoken."""
        language = get_language()
        found = self._said.get(language)
        if found is None:
            found = self._said[language] = self._node.render(context)
        return found


@register.tag("translate")
def translate(parser: Parser, token: Token) -> template.Node:
    """Read one text; one with a filter, a context or a name to keep it under is Django's."""
    node = do_translate(parser, token)
    return Fixed(node) if _is_fixed(node) else node


def _is_fixed(node: TranslateNode) -> bool:
    said = node.filter_expression
    alone = not (said.filters or node.noop or node.asvar or node.message_context)
    return alone and isinstance(said.var, Variable) and said.var.literal is not None
