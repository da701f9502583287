"""Addresses of the editor of a regulation, below /werk/regeling/concept/."""

from django.urls import URLPattern, path

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

_STEP = "stappen/<slug:act>/"
_LIST = "keuzelijsten/<slug:name>/"

urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="draft"),
    path("begin/", overview.begin, name="draft_begin"),
    path("controle/", overview.checks, name="draft_checks"),
    path("ongedaan/", overview.undo, name="draft_undo"),
    path("stappen/", steps.steps, name="draft_steps"),
    path(_STEP, steps.step, name="draft_step"),
    path(f"{_STEP}uit/", steps.step_off, name="draft_step_off"),
    path(f"{_STEP}aan/", steps.step_on, name="draft_step_on"),
    path(f"{_STEP}woorden/", steps.step_words, name="draft_step_words"),
    path("termijnen/", terms.terms, name="draft_terms"),
    path("termijnen/<slug:name>/", terms.term, name="draft_term"),
    path("termijnen/<slug:name>/terug/", terms.term_back, name="draft_term_back"),
    path("bewaren/", terms.keeping, name="draft_keeping"),
    path("commissie/", composition.committee, name="draft_committee"),
    path("indienen/", composition.filing, name="draft_filing"),
    path("keuzelijsten/", lists.lists, name="draft_lists"),
    path(_LIST, lists.one_list, name="draft_list"),
    path(f"{_LIST}erbij/", lists.code_add, name="draft_code_add"),
    path(f"{_LIST}weg/", lists.code_remove, name="draft_code_remove"),
    path(f"{_LIST}terug/", lists.code_back, name="draft_code_back"),
    path("teksten/", texts.words, name="draft_words"),
    path("teksten/<slug:group>/", texts.word_group, name="draft_word_group"),
    path("brieven/", letters.letters, name="draft_letters"),
    path("brieven/<slug:name>/", letters.letter, name="draft_letter"),
    path("eigen-woorden/", texts.wording, name="draft_wording"),
    path("eigen-woorden/<slug:key>/", texts.article, name="draft_article"),
    path("verloop/", looking.flow, name="draft_flow"),
    path("voorbeeld/", looking.preview, name="draft_preview"),
    path("naast-elkaar/", looking.side_by_side, name="draft_beside"),
]
