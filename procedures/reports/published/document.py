"""A published regulation, whole: what its renderings print, and nothing else is looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from procedures.rules.language import Regulation, Texts
from procedures.rules.published import Article, Paragraph, Setting, articles
from procedures.rules.published.articles import NOTHING
from procedures.rules.published.catalogue import Catalogue, catalogue
from procedures.rules.published.nouns import capital

DEFAULT_COLOUR = "#1f4e5f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Whose regulation it is and how that looks; `made_on` is the day the document carries.

    A draft says on each page that it is one.
    """

    made_on: date
    client_name: str = ""
    brand_colour: str = DEFAULT_COLOUR
    in_force_from: date | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The regulation of a client in one language."""

    title: str
    language: str
    version: int
    summary: tuple[str, ...]
    articles: tuple[Article, ...]
    look: Look

    @property
    def words(self) -> Catalogue:
        """The fixed words of its language."""
        return catalogue(self.language)

    def say(self, name: str, **given: object) -> str:
        """Return fixed words of the document itself."""
        return self.words.say("document", name, **given)

    @property
    def full_title(self) -> str:
        """The title with the client's name."""
        return " – ".join(filter(None, [self.title, self.look.client_name]))

    @property
    def version_line(self) -> str:
        """Which version this is, and from when it holds when that is known."""
        said = [self.say("version", version=self.version)]
        if self.look.draft:
            said.append(self.say("draft"))
        elif self.look.in_force_from:
            day = self.words.day(self.look.in_force_from)
            said.append(self.say("in_force", day=day))
        return ", ".join(said)


def document(
    regulation: Regulation,
    texts: Texts,
    *,
    language: str,
    look: Look,
    wording: Mapping[str, Sequence[str]] = NOTHING,
) -> Document:
    """Return the regulation as it is printed. Raise Refusal `published.language`."""
    setting = Setting(client=look.client_name, in_force_from=look.in_force_from)
    return Document(
        title=texts.title,
        language=language,
        version=regulation.version,
        summary=texts.introduction,
        articles=articles(regulation, texts, language=language, wording=wording, setting=setting),
        look=look,
    )


def head_of(article: Article, words: Catalogue) -> str:
    """Return an article's number in words: "Artikel 3"."""
    return capital(words.say("article", number=article.number))


def is_numbered(article: Article) -> bool:
    """Whether the paragraphs have numbers: one alone has none."""
    return len(article.paragraphs) > 1


def note_of(paragraph: Paragraph, words: Catalogue) -> str:
    """Return what stands in small type behind a paragraph: source, and what is not checked."""
    if paragraph.own:
        return words.say("document", "own")
    told = [words.say("document", "cited", source=paragraph.source)] if paragraph.source else []
    told += (
        [words.say("unverified")] if paragraph.verify and not _says_which(paragraph, words) else []
    )
    return capital(" – ".join(told))


def _says_which(paragraph: Paragraph, words: Catalogue) -> bool:
    """Whether the list or table of a paragraph itself says what nobody checked."""
    rows = paragraph.table.rows if paragraph.table else ()
    told = (*paragraph.items, *(cell for row in rows for cell in row))
    return any(words.say("unverified") in one for one in told)
