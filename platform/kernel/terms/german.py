"""The words reasons are told in, in German. Holidays and laws are known by their Dutch words."""

from kernel.terms.phrases import Phrases
from kernel.terms.rules import Unit

GERMAN = Phrases(
    language="de",
    day_as="{weekday}, {number}. {month} {year}",
    weekdays=(*("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),),
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    numbers=(
        *("null", "ein", "zwei", "drei", "vier", "fünf", "sechs"),
        *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    ),
    units={
        Unit.DAYS: ("Tag", "Tage"),
        Unit.WORKING_DAYS: ("Arbeitstag", "Arbeitstage"),
        Unit.WEEKS: ("Woche", "Wochen"),
        Unit.MONTHS: ("Monat", "Monate"),
        Unit.YEARS: ("Jahr", "Jahre"),
    },
    feminine=frozenset({Unit.WEEKS}),
    events={
        "received": "eingegangen",
        "submitted": "eingereicht",
        "acknowledged": "Eingang bestätigt",
        "admissible": "für zulässig erklärt",
        "inadmissible_notified": "Nachricht über die Unzulässigkeit verschickt",
        "defect_notified": "um Ergänzung der Beschwerde gebeten",
        "accepted": "angenommen",
        "advice_received": "Empfehlung erhalten",
        "judgment_received": "Beurteilung erhalten",
        "decision_notified": "Entscheidung mitgeteilt",
        "employer_informed": "Arbeitgeber informiert",
        "extended": "verlängert",
        "refused": "abgelehnt",
        "happened": "geschehen",
        "registered_dispatch": "per Einschreiben verschickt",
        "wish_expressed": "Wunsch geäußert",
        "closed": "abgeschlossen",
    },
    reasons={
        "started": "{event} am {day_on}.",
        "silent": "Am {day_on} gab es keine Antwort. Das zählt als: {event}.",
        "presumed": "{event}: das gilt als geschehen am {day_on}.",
        "fell_back": (
            "{amount} später ist {day_on}. Was die Frist beginnen lassen sollte, war da noch nicht"
            " geschehen. Die Frist beginnt darum mit diesem Tag."
        ),
        "counted": "{amount} später ist {to_on}.",
        "counted_back": "{amount} früher ist {to_on}.",
        "extended": "Am {day_on} wurde die Frist bis einschließlich {to_on} verlängert.",
        "cured": (
            "Am {day_on} wurde um eine Ergänzung der Beschwerde gebeten. Dadurch läuft die Frist"
            " bis einschließlich {to_on}."
        ),
        "suspended": "Die Frist stand still von {from_on} bis {until_on}: {days}.",
        "suspended_still": "Die Frist steht still seit {from_on}: bis jetzt {days}.",
        "lengthened": "Diese Zeit kommt dazu: die Frist läuft bis einschließlich {to_on}.",
        "weekend": "Dieser Tag ist ein Ruhetag ({source}).",
        "holiday": "Dieser Tag ist ein Ruhetag: {name} ({source}).",
        "rolled": "Der erste Tag danach, der kein Ruhetag ist: {to_on}.",
        "two_days": (
            "Eine Frist von drei Tagen oder mehr hat mindestens zwei Tage, die keine Ruhetage sind"
            " (Algemene termijnenwet, Artikel 2). Darum läuft die Frist bis einschließlich {to_on}."
        ),
        "not_rolled": "Diese Frist verschiebt sich nicht, wenn der letzte Tag ein Ruhetag ist.",
        "beyond_the_act": (
            "Die Algemene termijnenwet gilt nicht für eine so lange Frist (Artikel 4). Der letzte"
            " Tag verschiebt sich also nicht."
        ),
        "provisional": (
            "Für {year} kann die Regierung noch Ruhetage bestimmen. Der letzte Tag kann dann"
            " später werden."
        ),
        "postponed": "Am {day_on} wurde ein Aufschub bis einschließlich {to_on} vereinbart.",
        "too_late": (
            "Am {day_on} war die Frist schon vorbei. Was da festgehalten wurde ({event}), ändert"
            " den letzten Tag nicht."
        ),
        "too_often": (
            "Am {day_on} wurde die Frist noch einmal verlängert. So oft ist das nicht erlaubt,"
            " darum zählt es nicht."
        ),
        "target": "Unser eigenes Ziel liegt früher: {day_on}.",
    },
    named={
        "Algemene termijnenwet, artikel 1, eerste lid": "Algemene termijnenwet, Artikel 1 Absatz 1",
        "Algemene termijnenwet, artikel 3, eerste lid": "Algemene termijnenwet, Artikel 3 Absatz 1",
        "Algemene termijnenwet, artikel 3, tweede lid": "Algemene termijnenwet, Artikel 3 Absatz 2",
        "Algemene termijnenwet, artikel 3, derde lid": "Algemene termijnenwet, Artikel 3 Absatz 3",
        "weekend, geen werkdag": "Wochenende, kein Arbeitstag",
        "koninklijk besluit van 18 april 1974, artikel 1": (
            "Königlicher Erlass vom 18. April 1974, Artikel 1"
        ),
        "zaterdag": "Samstag",
        "zondag": "Sonntag",
        "Nieuwjaarsdag": "Neujahr",
        "Goede Vrijdag": "Karfreitag",
        "Tweede Paasdag": "Ostermontag",
        "Koningsdag": "Königstag",
        "Bevrijdingsdag": "Tag der Befreiung",
        "Hemelvaartsdag": "Christi Himmelfahrt",
        "Tweede Pinksterdag": "Pfingstmontag",
        "Eerste Kerstdag": "erster Weihnachtstag",
        "Tweede Kerstdag": "zweiter Weihnachtstag",
        "de dag na Nieuwjaarsdag": "der Tag nach Neujahr",
        "de dag na Koningsdag": "der Tag nach dem Königstag",
        "de dag na Hemelvaartsdag": "der Tag nach Christi Himmelfahrt",
        "de dag na Tweede Kerstdag": "der Tag nach dem zweiten Weihnachtstag",
        "Nieuwjaar": "Neujahr",
        "paasmaandag": "Ostermontag",
        "Dag van de Arbeid": "Tag der Arbeit",
        "Onze-Lieve-Heer-Hemelvaart": "Christi Himmelfahrt",
        "pinkstermaandag": "Pfingstmontag",
        "nationale feestdag": "Nationalfeiertag",
        "Onze-Lieve-Vrouw-Hemelvaart": "Mariä Himmelfahrt",
        "Allerheiligen": "Allerheiligen",
        "Wapenstilstand": "Waffenstillstand",
        "Kerstmis": "Weihnachten",
    },
)
