"""Names of people in cases, in a story: a whole name is refused, a part of one is asked about."""

import pytest

from kernel.errors import Refusal
from procedures.rules.vignette_names import check_names

NAMES = ("Mark de Boer", "Zoë Bakker", "Li Wu", "", "Jan-Willem van der Laan", "Şükran Öz")


@pytest.mark.parametrize(
    ("story", "code", "exposed"),
    [
        ("Daarna kwam mark de boer binnen.", "vignette.party", "mark de boer"),
        ("MARK DE BOER zweeg.", "vignette.party", "mark de boer"),
        ("Zoe Bakker lachte.", "vignette.party", "zoe bakker"),
        ("Wij spraken Zo\u0308e\u0301 en Mark.", "vignette.word", "mark, zoe"),
        ("Zij lachten om Zo\u0308e.", "vignette.word", "zoe"),
        ("Een bakker en een boer lachten.", "vignette.word", "bakker, boer"),
        ("Iedereen kende Willem.", "vignette.word", "willem"),
        ("Daarna belde Sukran.", "vignette.word", "sukran"),
    ],
)
def test_name_of_somebody_in_a_case_is_found(story: str, code: str, exposed: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_names(story, NAMES, plain_words=())
    assert (refused.value.code, refused.value.facts["exposed"]) == (code, (exposed,))


@pytest.mark.parametrize(
    "story",
    [
        "De boerderij lag ver van het bakkertje.",
        "Ze liepen van de hal naar de laantjes.",
        "Li Wie?",
    ],
)
def test_word_that_only_looks_like_a_name_is_none(story: str) -> None:
    check_names(story, NAMES, plain_words=())


def test_party_without_a_name_is_no_name_but_a_surname_alone_is_one() -> None:
    names = ("Een collega van de montage", "Van der Laan")
    check_names("Een collega van de montage zag het.", names, plain_words=())
    with pytest.raises(Refusal) as refused:
        check_names("Een collega zag Van der Laan.", names, plain_words=())
    assert refused.value.code == "vignette.party"


def test_word_that_somebody_called_plain_is_asked_no_more_but_a_whole_name_is_refused() -> None:
    check_names("De bakker lachte.", NAMES, plain_words=("Bakker",))
    with pytest.raises(Refusal, match="gewoon woord") as refused:
        check_names("De bakker en de boer lachten.", NAMES, plain_words=("bakker",))
    assert refused.value.facts["words"] == ("boer",)
    with pytest.raises(Refusal, match="de naam van iemand"):
        check_names("De zoë bakker.", NAMES, plain_words=("zoe", "bakker"))
