"""The words reasons are told in, per language. Plain words, level B1."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kernel.terms.rules import Unit

FEW = (2, 3, 4)
TEENS = (12, 13, 14)


def one_or_more(number: int) -> int:
    """Return which form of a unit goes with a number: the first with one, else the second."""
    return int(number != 1)


def few_and_many(number: int) -> int:
    """Return the form in the Slavic way: one, then those that end in two to four, then the rest."""
    if number == 1:
        return 0
    return 1 if number % 10 in FEW and number % 100 not in TEENS else 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language: its days, numbers, units, events, and a sentence for each reason code.

    A number that its unit tells already, as Arabic does of one and two, is an empty word.
    """

    language: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    units: Mapping[Unit, tuple[str, ...]]
    events: Mapping[str, str]
    reasons: Mapping[str, str]
    first_of_month: str = "1"
    day_as: str = "{weekday} {number} {month} {year}"
    named: Mapping[str, str] = field(default_factory=dict)
    """What has no words of its own in this language, by its Dutch words: holidays and laws."""
    form: Callable[[int], int] = one_or_more
    """Which of a unit's forms a number asks for."""
    feminine: frozenset[Unit] = frozenset()
    """The units of which there is "une", where a language has that beside "un"."""

    def day(self, day: date) -> str:
        """Return a date as people say it: "dinsdag 5 mei 2026"."""
        number = self.first_of_month if day.day == 1 else str(day.day)
        weekday, month = self.weekdays[day.weekday()], self.months[day.month - 1]
        return self.day_as.format(weekday=weekday, number=number, month=month, year=day.year)

    def amount(self, number: int, unit: Unit) -> str:
        """Return a length of time, mostly small numbers in words: "zes weken"."""
        word = self.numbers[number] if number < len(self.numbers) else str(number)
        if number == 1 and unit in self.feminine:
            word += "e"
        return f"{word} {self.units[unit][self.form(number)]}".strip()


DUTCH = Phrases(
    language="nl",
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    months=(
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    numbers=(
        *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
        *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
    ),
    units={
        Unit.DAYS: ("dag", "dagen"),
        Unit.WORKING_DAYS: ("werkdag", "werkdagen"),
        Unit.WEEKS: ("week", "weken"),
        Unit.MONTHS: ("maand", "maanden"),
        Unit.YEARS: ("jaar", "jaar"),
    },
    events={
        "received": "ontvangen",
        "submitted": "ingediend",
        "acknowledged": "ontvangst bevestigd",
        "admissible": "ontvankelijk verklaard",
        "inadmissible_notified": "bericht over niet-ontvankelijkheid verstuurd",
        "defect_notified": "gevraagd om de klacht aan te vullen",
        "accepted": "aanvaard",
        "advice_received": "advies ontvangen",
        "judgment_received": "oordeel ontvangen",
        "decision_notified": "beslissing bekendgemaakt",
        "employer_informed": "werkgever geïnformeerd",
        "extended": "verlengd",
        "refused": "geweigerd",
        "happened": "gebeurd",
        "registered_dispatch": "aangetekend verzonden",
        "wish_expressed": "wens uitgesproken",
        "closed": "afgesloten",
    },
    reasons={
        "started": "{event} op {day_on}.",
        "silent": "Op {day_on} was er geen antwoord. Dat telt als: {event}.",
        "presumed": "{event}: dat geldt als gebeurd op {day_on}.",
        "fell_back": (
            "{amount} later is {day_on}. Wat de termijn moest laten beginnen, was er toen nog"
            " niet. De termijn begint daarom met die dag."
        ),
        "counted": "{amount} later is {to_on}.",
        "counted_back": "{amount} eerder is {to_on}.",
        "extended": "Op {day_on} is de termijn verlengd tot en met {to_on}.",
        "cured": (
            "Op {day_on} is gevraagd om de klacht aan te vullen. Daardoor loopt de termijn tot"
            " en met {to_on}."
        ),
        "suspended": "De termijn stond stil van {from_on} tot {until_on}: {days}.",
        "suspended_still": "De termijn staat stil sinds {from_on}: tot nu toe {days}.",
        "lengthened": "Die tijd komt erbij: de termijn loopt tot en met {to_on}.",
        "weekend": "Die dag is een rustdag ({source}).",
        "holiday": "Die dag is een rustdag: {name} ({source}).",
        "rolled": "De eerste dag daarna die geen rustdag is: {to_on}.",
        "two_days": (
            "In een termijn van drie dagen of meer zitten ten minste twee dagen die geen rustdag"
            " zijn (Algemene termijnenwet, artikel 2). Daarom loopt de termijn tot en met {to_on}."
        ),
        "not_rolled": "Deze termijn schuift niet op als de laatste dag een rustdag is.",
        "beyond_the_act": (
            "De Algemene termijnenwet geldt niet voor zo'n lange termijn (artikel 4). De laatste"
            " dag schuift dus niet op."
        ),
        "provisional": (
            "Voor {year} kan de regering nog rustdagen aanwijzen. De laatste dag kan dan later"
            " worden."
        ),
        "postponed": "Op {day_on} is met instemming uitstel afgesproken tot en met {to_on}.",
        "too_late": (
            "Op {day_on} was de termijn al voorbij. Wat toen is vastgelegd ({event}), verandert"
            " de laatste dag niet."
        ),
        "too_often": (
            "Op {day_on} is de termijn nog een keer verlengd. Zo vaak mag dat niet, dus het telt"
            " niet mee."
        ),
        "target": "Ons eigen doel ligt eerder: {day_on}.",
    },
)

ENGLISH = Phrases(
    language="en",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    numbers=(
        *("no", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
    units={
        Unit.DAYS: ("day", "days"),
        Unit.WORKING_DAYS: ("working day", "working days"),
        Unit.WEEKS: ("week", "weeks"),
        Unit.MONTHS: ("month", "months"),
        Unit.YEARS: ("year", "years"),
    },
    events={
        "received": "received",
        "submitted": "submitted",
        "acknowledged": "receipt confirmed",
        "admissible": "declared admissible",
        "inadmissible_notified": "notice of inadmissibility sent",
        "defect_notified": "asked to complete the complaint",
        "accepted": "accepted",
        "advice_received": "advice received",
        "judgment_received": "judgment received",
        "decision_notified": "decision made known",
        "employer_informed": "employer informed",
        "extended": "extended",
        "refused": "refused",
        "happened": "happened",
        "registered_dispatch": "sent by registered post",
        "wish_expressed": "wish expressed",
        "closed": "closed",
    },
    reasons={
        "started": "{event} on {day_on}.",
        "silent": "On {day_on} there was no answer. That counts as: {event}.",
        "presumed": "{event}: deemed to have happened on {day_on}.",
        "fell_back": (
            "{amount} later is {day_on}. What should have started the term had not come by then."
            " So the term starts with that day."
        ),
        "counted": "{amount} later is {to_on}.",
        "counted_back": "{amount} earlier is {to_on}.",
        "extended": "On {day_on} the term was extended until the end of {to_on}.",
        "cured": (
            "On {day_on} the complainant was asked to complete the complaint. That makes the term"
            " run until the end of {to_on}."
        ),
        "suspended": "The term stood still from {from_on} to {until_on}: {days}.",
        "suspended_still": "The term has stood still since {from_on}: {days} so far.",
        "lengthened": "That time is added: the term runs until the end of {to_on}.",
        "weekend": "That day is a rest day ({source}).",
        "holiday": "That day is a rest day: {name} ({source}).",
        "rolled": "The first day after it that is not a rest day: {to_on}.",
        "two_days": (
            "A term of three days or more has at least two days that are not rest days (Algemene"
            " termijnenwet, article 2). So the term runs until the end of {to_on}."
        ),
        "not_rolled": "This term does not move when its last day is a rest day.",
        "beyond_the_act": (
            "The Algemene termijnenwet does not apply to a term this long (article 4). So the"
            " last day does not move."
        ),
        "provisional": (
            "For {year} the government may still name rest days. The last day may then become"
            " later."
        ),
        "postponed": "On {day_on} more time was agreed, until the end of {to_on}.",
        "too_late": (
            "On {day_on} the term was already over. What was recorded then ({event}) does not"
            " change the last day."
        ),
        "too_often": (
            "On {day_on} the term was extended once more. That is not allowed so often, so it does"
            " not count."
        ),
        "target": "Our own aim is earlier: {day_on}.",
    },
)

FRENCH = Phrases(
    language="fr",
    first_of_month="1er",
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    numbers=(
        *("zéro", "un", "deux", "trois", "quatre", "cinq", "six"),
        *("sept", "huit", "neuf", "dix", "onze", "douze"),
    ),
    units={
        Unit.DAYS: ("jour", "jours"),
        Unit.WORKING_DAYS: ("jour ouvrable", "jours ouvrables"),
        Unit.WEEKS: ("semaine", "semaines"),
        Unit.MONTHS: ("mois", "mois"),
        Unit.YEARS: ("an", "ans"),
    },
    feminine=frozenset({Unit.WEEKS}),
    events={
        "received": "reçu",
        "submitted": "introduit",
        "acknowledged": "réception confirmée",
        "admissible": "déclaré recevable",
        "inadmissible_notified": "avis d'irrecevabilité envoyé",
        "defect_notified": "demande de compléter la plainte",
        "accepted": "accepté",
        "advice_received": "avis reçu",
        "judgment_received": "jugement reçu",
        "decision_notified": "décision communiquée",
        "employer_informed": "employeur informé",
        "extended": "prolongé",
        "refused": "refusé",
        "happened": "survenu",
        "registered_dispatch": "envoyé par lettre recommandée",
        "wish_expressed": "volonté exprimée",
        "closed": "clôturé",
    },
    reasons={
        "started": "{event} le {day_on}.",
        "silent": "Le {day_on}, il n'y avait pas de réponse. Cela vaut comme\u00a0: {event}.",
        "presumed": "{event}\u00a0: réputé avoir eu lieu le {day_on}.",
        "fell_back": (
            "{amount} plus tard, c'est le {day_on}. Ce qui devait faire courir le délai n'avait"
            " pas encore eu lieu. Le délai court donc à partir de ce jour."
        ),
        "counted": "{amount} plus tard, c'est le {to_on}.",
        "counted_back": "{amount} plus tôt, c'est le {to_on}.",
        "extended": "Le {day_on}, le délai a été prolongé jusqu'au {to_on} inclus.",
        "cured": (
            "Le {day_on}, il a été demandé de compléter la plainte. Le délai court donc jusqu'au"
            " {to_on} inclus."
        ),
        "suspended": "Le délai a été suspendu du {from_on} au {until_on}\u00a0: {days}.",
        "suspended_still": (
            "Le délai est suspendu depuis le {from_on}\u00a0: {days} jusqu'à présent."
        ),
        "lengthened": "Ce temps s'ajoute\u00a0: le délai court jusqu'au {to_on} inclus.",
        "weekend": "Ce jour est un jour de repos ({source}).",
        "holiday": "Ce jour est un jour de repos\u00a0: {name} ({source}).",
        "rolled": "Le premier jour suivant qui n'est pas un jour de repos\u00a0: le {to_on}.",
        "two_days": (
            "Un délai de trois jours ou plus comprend au moins deux jours qui ne sont pas des jours"
            " de repos (Algemene termijnenwet, article 2). Le délai court donc jusqu'au {to_on}"
            " inclus."
        ),
        "not_rolled": "Ce délai n'est pas reporté si le dernier jour est un jour de repos.",
        "beyond_the_act": (
            "L'Algemene termijnenwet ne s'applique pas à un délai aussi long (article 4). Le"
            " dernier jour n'est donc pas reporté."
        ),
        "provisional": (
            "Pour {year}, le gouvernement peut encore désigner des jours de repos. Le dernier jour"
            " peut alors être plus tardif."
        ),
        "postponed": "Le {day_on}, un report a été convenu jusqu'au {to_on} inclus.",
        "too_late": (
            "Le {day_on}, le délai était déjà expiré. Ce qui a alors été enregistré ({event}) ne"
            " change pas le dernier jour."
        ),
        "too_often": (
            "Le {day_on}, le délai a été prolongé une fois de plus. Ce n'est pas permis aussi"
            " souvent, donc cela ne compte pas."
        ),
        "target": "Notre propre objectif est plus tôt\u00a0: le {day_on}.",
    },
    named={
        "Algemene termijnenwet, artikel 1, eerste lid": "Algemene termijnenwet, article 1er, § 1",
        "Algemene termijnenwet, artikel 3, eerste lid": "Algemene termijnenwet, article 3, § 1",
        "Algemene termijnenwet, artikel 3, tweede lid": "Algemene termijnenwet, article 3, § 2",
        "Algemene termijnenwet, artikel 3, derde lid": "Algemene termijnenwet, article 3, § 3",
        "Nieuwjaarsdag": "Nouvel An",
        "Goede Vrijdag": "Vendredi saint",
        "Tweede Paasdag": "lundi de Pâques",
        "Koningsdag": "fête du Roi",
        "Bevrijdingsdag": "fête de la Libération",
        "Hemelvaartsdag": "Ascension",
        "Tweede Pinksterdag": "lundi de Pentecôte",
        "Eerste Kerstdag": "Noël",
        "Tweede Kerstdag": "lendemain de Noël",
        "de dag na Nieuwjaarsdag": "le lendemain du Nouvel An",
        "de dag na Koningsdag": "le lendemain de la fête du Roi",
        "de dag na Hemelvaartsdag": "le lendemain de l'Ascension",
        "de dag na Tweede Kerstdag": "le surlendemain de Noël",
    },
)
