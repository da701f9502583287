"""The published text of a version the client adopted, or would adopt: made once, kept at hand."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from kernel import clock
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.drafts import newest_version, whole_of
from procedures.queries.regulations import rules_of, texts_of
from procedures.reports.published import Document, Look, as_docx, as_pdf, document
from procedures.rules.published import languages
from procedures.rules.published.catalogue import no_language
from tenants import scope

FORMS: Mapping[str, Callable[[Document], bytes]] = {"pdf": as_pdf, "docx": as_docx}
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def languages_of(adopted: AdoptedRegulation) -> tuple[str, ...]:
    """Return the languages in which this version can be read, its first language first."""
    return tuple(one for one in rules_of(adopted).languages if one in languages())


def document_of(adopted: AdoptedRegulation, language: str) -> Document:
    """Return a version as it is printed, in the client's name, colour and own words."""
    client = scope.current()
    look = Look(
        made_on=clock.local_date(adopted.adopted_at, client.time_zone),
        client_name=client.name,
        brand_colour=client.brand_colour,
        in_force_from=adopted.in_force_from,
    )
    return document(
        rules_of(adopted).model_copy(update={"version": adopted.version}),
        texts_of(adopted, language),
        language=language,
        look=look,
        wording=adopted.wording.get(language, {}),
    )


def document_of_draft(draft: RegulationDraft, language: str) -> Document:
    """Return the open draft as it would be printed, marked as one.

    Raise Refusal `published.language`, or those of reading a draft (`queries.drafts.whole_of`).
    """
    whole, client, newest = whole_of(draft), scope.current(), newest_version()
    if language not in whole.texts:
        raise no_language(language)
    look = Look(
        made_on=clock.local_date(draft.changed_at, client.time_zone),
        client_name=client.name,
        brand_colour=client.brand_colour,
        draft=True,
    )
    number = newest.version + 1 if newest else 1
    return document(
        whole.regulation.model_copy(update={"version": number}),
        whole.texts[language],
        language=language,
        look=look,
        wording=draft.wording.get(language, {}),
    )


@lru_cache(maxsize=64)
def made(of: Document, form: str) -> bytes:
    """Return a document in this form; the same document is not made twice."""
    return FORMS[form](of)
