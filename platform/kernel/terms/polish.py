"""The words reasons are told in, in Polish. Numbers stand in figures: those have no cases."""

from kernel.terms.phrases import Phrases, few_and_many
from kernel.terms.rules import Unit

POLISH = Phrases(
    language="pl",
    day_as="{number} {month} {year} r. ({weekday})",
    weekdays=(*("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),),
    months=(
        *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
        *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
    ),
    numbers=(),
    units={
        Unit.DAYS: ("dzień", "dni", "dni"),
        Unit.WORKING_DAYS: ("dzień roboczy", "dni robocze", "dni roboczych"),
        Unit.WEEKS: ("tydzień", "tygodnie", "tygodni"),
        Unit.MONTHS: ("miesiąc", "miesiące", "miesięcy"),
        Unit.YEARS: ("rok", "lata", "lat"),
    },
    form=few_and_many,
    events={
        "received": "wpłynęło",
        "submitted": "złożono",
        "acknowledged": "potwierdzono otrzymanie",
        "admissible": "uznano za dopuszczalną",
        "inadmissible_notified": "wysłano wiadomość o niedopuszczalności",
        "defect_notified": "poproszono o uzupełnienie skargi",
        "accepted": "przyjęto",
        "advice_received": "otrzymano opinię",
        "judgment_received": "otrzymano ocenę",
        "decision_notified": "ogłoszono decyzję",
        "employer_informed": "poinformowano pracodawcę",
        "extended": "przedłużono",
        "refused": "odmówiono",
        "happened": "stało się",
        "registered_dispatch": "wysłano listem poleconym",
        "wish_expressed": "wyrażono życzenie",
        "closed": "zamknięto",
    },
    reasons={
        "started": "{event}: {day_on}.",
        "silent": "Dnia {day_on} nie było odpowiedzi. Liczy się to jako: {event}.",
        "presumed": "{event}: uznaje się, że stało się to {day_on}.",
        "fell_back": (
            "Licząc {amount} dalej, wypada {day_on}. Tego, od czego miał zacząć się termin, wtedy"
            " jeszcze nie było. Dlatego termin zaczyna się tego dnia."
        ),
        "counted": "Licząc {amount} dalej, wypada {to_on}.",
        "counted_back": "Licząc {amount} wstecz, wypada {to_on}.",
        "extended": "Dnia {day_on} przedłużono termin do {to_on} włącznie.",
        "cured": (
            "Dnia {day_on} poproszono o uzupełnienie skargi. Dlatego termin biegnie do {to_on}"
            " włącznie."
        ),
        "suspended": "Termin stał w miejscu od {from_on} do {until_on}: {days}.",
        "suspended_still": "Termin stoi w miejscu od {from_on}: do tej pory {days}.",
        "lengthened": "Ten czas się dolicza: termin biegnie do {to_on} włącznie.",
        "weekend": "Ten dzień jest dniem wolnym ({source}).",
        "holiday": "Ten dzień jest dniem wolnym: {name} ({source}).",
        "rolled": "Pierwszy następny dzień, który nie jest wolny: {to_on}.",
        "two_days": (
            "Termin trzech lub więcej dni ma co najmniej dwa dni, które nie są wolne (Algemene"
            " termijnenwet, art. 2). Dlatego termin biegnie do {to_on} włącznie."
        ),
        "not_rolled": "Ten termin się nie przesuwa, gdy ostatni dzień jest wolny.",
        "beyond_the_act": (
            "Algemene termijnenwet nie dotyczy tak długiego terminu (art. 4). Ostatni dzień więc"
            " się nie przesuwa."
        ),
        "provisional": (
            "Na {year} rok rząd może jeszcze wyznaczyć dni wolne. Wtedy ostatni dzień może być"
            " późniejszy."
        ),
        "postponed": "Dnia {day_on} uzgodniono odroczenie do {to_on} włącznie.",
        "too_late": (
            "Dnia {day_on} termin już minął. To, co wtedy zapisano ({event}), nie zmienia"
            " ostatniego dnia."
        ),
        "too_often": (
            "Dnia {day_on} termin przedłużono jeszcze raz. Tak często nie wolno, więc to się nie"
            " liczy."
        ),
        "target": "Nasz własny cel jest wcześniej: {day_on}.",
    },
    named={
        "Algemene termijnenwet, artikel 1, eerste lid": "Algemene termijnenwet, art. 1 ust. 1",
        "Algemene termijnenwet, artikel 3, eerste lid": "Algemene termijnenwet, art. 3 ust. 1",
        "Algemene termijnenwet, artikel 3, tweede lid": "Algemene termijnenwet, art. 3 ust. 2",
        "Algemene termijnenwet, artikel 3, derde lid": "Algemene termijnenwet, art. 3 ust. 3",
        "weekend, geen werkdag": "weekend, nie dzień roboczy",
        "koninklijk besluit van 18 april 1974, artikel 1": (
            "dekret królewski z 18 kwietnia 1974 r., art. 1"
        ),
        "zaterdag": "sobota",
        "zondag": "niedziela",
        "Nieuwjaarsdag": "Nowy Rok",
        "Goede Vrijdag": "Wielki Piątek",
        "Tweede Paasdag": "Poniedziałek Wielkanocny",
        "Koningsdag": "Dzień Króla",
        "Bevrijdingsdag": "Dzień Wyzwolenia",
        "Hemelvaartsdag": "Wniebowstąpienie",
        "Tweede Pinksterdag": "drugi dzień Zielonych Świątek",
        "Eerste Kerstdag": "pierwszy dzień Bożego Narodzenia",
        "Tweede Kerstdag": "drugi dzień Bożego Narodzenia",
        "de dag na Nieuwjaarsdag": "dzień po Nowym Roku",
        "de dag na Koningsdag": "dzień po Dniu Króla",
        "de dag na Hemelvaartsdag": "dzień po Wniebowstąpieniu",
        "de dag na Tweede Kerstdag": "dzień po drugim dniu Bożego Narodzenia",
        "Nieuwjaar": "Nowy Rok",
        "paasmaandag": "Poniedziałek Wielkanocny",
        "Dag van de Arbeid": "Święto Pracy",
        "Onze-Lieve-Heer-Hemelvaart": "Wniebowstąpienie",
        "pinkstermaandag": "drugi dzień Zielonych Świątek",
        "nationale feestdag": "święto narodowe",
        "Onze-Lieve-Vrouw-Hemelvaart": "Wniebowzięcie Najświętszej Marii Panny",
        "Allerheiligen": "Wszystkich Świętych",
        "Wapenstilstand": "rocznica zawieszenia broni",
        "Kerstmis": "Boże Narodzenie",
    },
)
