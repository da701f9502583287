from datetime import timedelta

import yaml

from procedures.models import AdoptedRegulation, Edition
from procedures.queries.asked import Asked
from procedures.queries.year import leaks_of, told_of
from procedures.rules.statistics import load
from tests.factories import cases, years
from tests.factories.printed import text
from tests.frontend.year.bureau import Bureau, content_of

QUARTER = Asked("quarterly", 2025, "q1")


def busy(bureau: Bureau) -> None:
    """Let fourteen complaints come in, ten of them about one department in one quarter."""
    cases.department("zorg", "Zorg")
    for day in range(10, 20):
        years.declined(bureau.who, f"2025-02-{day}", "2025-03-01", department="zorg")
    for day in range(10, 14):
        years.declined(bureau.who, f"2025-08-{day}", "2025-09-01")


def test_a_report_is_chosen_and_drafted(bureau: Bureau) -> None:
    page = bureau.text(bureau.who.iris, "report_new")
    assert "Kwartaalrapportage (de opdrachtgever)" in page
    response = bureau.post(bureau.who.iris, "report_new", report="quarterly", period="2025-q1")
    edition = bureau.make(Edition.objects.get)
    assert response.headers["location"] == f"/jaar/edities/{edition.id}/"
    assert (edition.definition, edition.year, edition.part) == ("quarterly", 2025, "q1")
    assert "Kwartaalrapportage 1e kwartaal 2025" in bureau.text(
        bureau.who.iris, "edition", edition.id
    )
    assert "Kwartaalrapportage" in bureau.text(bureau.who.iris, "reports")
    assert "Kwartaalrapportage" not in bureau.text(bureau.who.henk, "reports")


def test_a_report_is_written_in_the_language_that_is_chosen(bureau: Bureau) -> None:
    assert '<option value="nl" selected>Nederlands</option>' in bureau.text(
        bureau.who.iris, "report_new"
    )
    asked = {"report": "quarterly", "period": "2025-q1"}
    refused = bureau.post(bureau.who.iris, "report_new", **asked, language="pl")
    assert (refused.status_code, bureau.make(Edition.objects.exists)) == (422, False)
    bureau.post(bureau.who.iris, "report_new", **asked, language="de")
    edition = bureau.make(Edition.objects.get)
    assert edition.language == "de"
    printed = content_of(bureau.get(bureau.who.iris, "edition_pdf", edition.id))
    assert "Quartalsbericht 1. Quartal 2025" in text(printed)


def test_a_period_that_does_not_fit_is_refused_with_what_was_chosen(bureau: Bureau) -> None:
    response = bureau.post(bureau.who.iris, "report_new", report="quarterly", period="2025")
    assert response.status_code == 422
    assert "Kies een andere periode." in response.content.decode()
    assert not bureau.make(Edition.objects.exists)


def test_a_chapter_that_must_be_written_stops_the_review(bureau: Bureau) -> None:
    bureau.post(bureau.who.iris, "report_new", report="quarterly", period="2025-q1")
    edition = bureau.make(Edition.objects.get)
    response = bureau.post(bureau.who.carla, "edition_review", edition.id)
    assert response.status_code == 422
    assert "moet nog een toelichting komen" in response.content.decode()


def test_reports_beside_each_other_give_nothing_away(bureau: Bureau) -> None:
    def make() -> list[object]:
        busy(bureau)
        years.published(bureau.who)
        asked = (QUARTER, Asked("department", 2025, "", "department:zorg"))
        for place, each in enumerate(asked, start=1):
            years.published_report(bureau.who, each, years.MADE_AT + timedelta(days=place))
        figures = [load(each.figures) for each in Edition.objects.order_by("published_at")]
        assert [each.place.code for each in figures] == [
            "2025",
            "2025-q1",
            "2025@department:zorg",
        ]
        assert len(told_of(2025)) == 3
        return [leak for each in figures for leak in leaks_of(each)]

    assert bureau.make(make) == []


def test_a_correction_of_a_quarter_says_what_changed(bureau: Bureau) -> None:
    def make() -> Edition:
        busy(bureau)
        return years.published_report(bureau.who, QUARTER)

    first = bureau.make(make)
    bureau.post(bureau.who.iris, "edition_correct", first.id, changed="Eén klacht was dubbel.")
    second = bureau.make(lambda: Edition.objects.get(number=2))
    assert (second.definition, second.part, second.state) == ("quarterly", "q1", "draft")
    assert "Eén klacht was dubbel." in bureau.text(bureau.who.iris, "edition", second.id)


def serving(bureau: Bureau) -> None:
    """Let the regulation name the municipalities that the client serves; one case is of both."""
    known = cases.regulation()
    asked = "    - {name: lives_in, options: [delft, gouda, other_municipality, unknown]}\n"
    words = {"delft": "Delft", "gouda": "Gouda", "other_municipality": "Elders"}
    texts = yaml.safe_load(known.texts["nl"])
    texts["codes"]["lives_in"] = {**words, "unknown": "Onbekend"}
    AdoptedRegulation.objects.create(
        name=known.name,
        version=known.version + 1,
        source=known.source.replace("questions:\n", f"questions:\n{asked}", 1),
        texts={**known.texts, "nl": yaml.safe_dump(texts)},
        digest="named",
        in_force_from=known.in_force_from,
        adopted_at=known.adopted_at,
    )
    for day, where in ((3, ("delft", "delft")), (4, ("delft", "gouda")), (5, ("gouda", "gouda"))):
        for _ in range(6):
            case = years.declined(bureau.who, f"2025-02-0{day}", "2025-03-01")
            case.answers = {**case.answers, "lives_in": where[0], "happened_in": where[1]}
            case.save(update_fields=["answers"])


def by_residence(edition: Edition) -> list[object]:
    table = load(edition.figures).table("residence")
    assert table is not None
    return [line.cells[0].value for line in (*table.lines, *table.totals)]


def test_a_bureau_reports_to_each_municipality_that_its_regulation_names(bureau: Bureau) -> None:
    bureau.make(lambda: serving(bureau))
    page = bureau.text(bureau.who.iris, "report_new")
    assert '<option value="municipality:gouda">Gouda</option>' in page
    assert "Elders" not in page
    asked = {"report": "municipality_signals", "period": "2025-h1"}
    other = {"report": "quarterly", "period": "2025-q1", "scope": "municipality:gouda"}
    refused = bureau.post(bureau.who.iris, "report_new", **other)
    assert (refused.status_code, bureau.make(Edition.objects.exists)) == (422, False)
    for scope in ("", "municipality:delft", "municipality:gouda"):
        assert bureau.post(bureau.who.iris, "report_new", **asked, scope=scope).status_code == 302
    made = {each.scope: each for each in bureau.make(lambda: list(Edition.objects.all()))}
    assert by_residence(made["municipality:delft"]) == [6, 6, 0, 0, 12]
    assert by_residence(made["municipality:gouda"]) == [6, 0, 6, 0, 12]
    assert load(made[""].figures).table("residence") is None
    assert "Gouda" in bureau.text(bureau.who.iris, "edition", made["municipality:gouda"].id)
