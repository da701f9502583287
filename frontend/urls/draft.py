"""Addresses of the editor of a regulation, below /werk/regeling/concept/."""

from django.urls import URLPattern

from frontend.views.draft import (
    composition,
    letters,
    lists,
    looking,
    overview,
    steps,
    terms,
    texts,
)
from kernel.routes import route

_STEP = "stappen/<slug:act>/"
_LIST = "keuzelijsten/<slug:name>/"

urlpatterns: list[URLPattern] = [
    route("", overview.overview, name="draft", needs="draft.read"),
    route("begin/", overview.begin, name="draft_begin", needs="draft.change"),
    route("controle/", overview.checks, name="draft_checks", needs="draft.read"),
    route("ongedaan/", overview.undo, name="draft_undo", needs="draft.change"),
    route("talen/", overview.spoken, name="draft_languages", needs="draft.change"),
    route("stappen/", steps.steps, name="draft_steps", needs="draft.change"),
    route(_STEP, steps.step, name="draft_step", needs="draft.change"),
    route(f"{_STEP}uit/", steps.step_off, name="draft_step_off", needs="draft.change"),
    route(f"{_STEP}aan/", steps.step_on, name="draft_step_on", needs="draft.change"),
    route(f"{_STEP}woorden/", steps.step_words, name="draft_step_words", needs="draft.change"),
    route("termijnen/", terms.terms, name="draft_terms", needs="draft.change"),
    route("termijnen/<slug:name>/", terms.term, name="draft_term", needs="draft.change"),
    route(
        "termijnen/<slug:name>/terug/",
        terms.term_back,
        name="draft_term_back",
        needs="draft.change",
    ),
    route("bewaren/", terms.keeping, name="draft_keeping", needs="draft.change"),
    route("commissie/", composition.committee, name="draft_committee", needs="draft.change"),
    route("indienen/", composition.filing, name="draft_filing", needs="draft.change"),
    route("keuzelijsten/", lists.lists, name="draft_lists", needs="draft.change"),
    route(_LIST, lists.one_list, name="draft_list", needs="draft.change"),
    route(f"{_LIST}erbij/", lists.code_add, name="draft_code_add", needs="draft.change"),
    route(f"{_LIST}weg/", lists.code_remove, name="draft_code_remove", needs="draft.change"),
    route(f"{_LIST}terug/", lists.code_back, name="draft_code_back", needs="draft.change"),
    route("teksten/", texts.words, name="draft_words", needs="draft.change"),
    route("teksten/<slug:group>/", texts.word_group, name="draft_word_group", needs="draft.change"),
    route("brieven/", letters.letters, name="draft_letters", needs="draft.change"),
    route("brieven/<slug:name>/", letters.letter, name="draft_letter", needs="draft.change"),
    route("eigen-woorden/", texts.wording, name="draft_wording", needs="draft.change"),
    route("eigen-woorden/<slug:key>/", texts.article, name="draft_article", needs="draft.change"),
    route("verloop/", looking.flow, name="draft_flow", needs="draft.read"),
    route("voorbeeld/", looking.preview, name="draft_preview", needs="draft.read"),
    route("naast-elkaar/", looking.side_by_side, name="draft_beside", needs="draft.read"),
]
