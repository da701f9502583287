import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.reading import read_regulation, read_texts

FROM = "kies uit 'days', 'working_days', 'weeks', 'months' or 'years'"
UNKNOWN = "dit onderdeel bestaat niet; verbeter de naam of haal het weg."


def _mistakes(source: str) -> list[str]:
    with pytest.raises(Refusal) as refused:
        read_regulation(source, file="regulation.yaml")
    assert refused.value.code == "regulation.invalid"
    mistakes: list[str] = refused.value.facts["mistakes"]  # type: ignore[assignment]
    return mistakes


def test_unknown_unit_names_line_place_and_the_known_units() -> None:
    source = presets.source_of("provider")
    broken = source.replace("{amount: 1, unit: years}", "{amount: 1, unit: jaren}")
    line = next(n for n, text in enumerate(broken.splitlines(), 1) if "jaren" in text)
    assert _mistakes(broken) == [
        f"regulation.yaml, regel {line}, filing › limit › unit: 'jaren' is onbekend; {FROM}."
    ]


def test_missing_part_names_the_line_of_the_whole_it_misses_from() -> None:
    source = presets.source_of("provider").replace("version: 1\n", "")
    line = next(
        n for n, text in enumerate(source.splitlines(), 1) if text.startswith("regulation:")
    )
    assert _mistakes(source) == [
        f"regulation.yaml, regel {line}, version: dit ontbreekt; vul het in."
    ]


def test_part_that_does_not_exist_is_named() -> None:
    source = presets.source_of("provider") + "\nkleur: blauw\n"
    line = len(source.splitlines())
    assert _mistakes(source) == [f"regulation.yaml, regel {line}, kleur: {UNKNOWN}"]


def test_list_index_leads_to_the_line_of_its_entry() -> None:
    source = presets.source_of("provider").replace("kind: receive", "kind: ontvangen")
    line = next(n for n, text in enumerate(source.splitlines(), 1) if "kind: ontvangen" in text)
    assert _mistakes(source)[0].startswith(f"regulation.yaml, regel {line}, steps › 0 › kind: ")


def test_broken_yaml_names_the_line() -> None:
    mistakes = _mistakes("regulation: provider\nversion: [1\n")
    assert mistakes[0].startswith("regulation.yaml, regel 3: dit is geen geldige YAML")


def test_empty_file_is_refused() -> None:
    assert _mistakes("") == ["regulation.yaml, regel 1: het bestand is leeg."]


def test_other_mistakes_show_what_was_found() -> None:
    source = presets.source_of("provider").replace("version: 1\n", "version: nul\n")
    assert _mistakes(source)[0].endswith("(gevonden: 'nul').")


def test_texts_are_read_with_the_same_care() -> None:
    with pytest.raises(Refusal) as refused:
        read_texts("title: Regeling\n", file="texts/nl.yaml")
    assert str(refused.value).startswith("regulation.invalid: texts/nl.yaml, regel 1, states: ")
