"""The words reasons are told in, in Ukrainian. Numbers stand in figures: those have no cases."""

from kernel.terms.phrases import Phrases, few_and_many
from kernel.terms.rules import Unit

UKRAINIAN = Phrases(
    language="uk",
    day_as="{number} {month} {year} р. ({weekday})",
    weekdays=(*("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),),
    months=(
        *("січня", "лютого", "березня", "квітня", "травня", "червня"),
        *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
    numbers=(),
    units={
        Unit.DAYS: ("день", "дні", "днів"),
        Unit.WORKING_DAYS: ("робочий день", "робочі дні", "робочих днів"),
        Unit.WEEKS: ("тиждень", "тижні", "тижнів"),
        Unit.MONTHS: ("місяць", "місяці", "місяців"),
        Unit.YEARS: ("рік", "роки", "років"),
    },
    form=few_and_many,
    events={
        "received": "надійшло",
        "submitted": "подано",
        "acknowledged": "отримання підтверджено",
        "admissible": "визнано прийнятною",
        "inadmissible_notified": "надіслано лист про неприйнятність",
        "defect_notified": "попросили доповнити скаргу",
        "accepted": "прийнято",
        "advice_received": "отримано висновок",
        "judgment_received": "отримано оцінку",
        "decision_notified": "рішення оголошено",
        "employer_informed": "роботодавця повідомлено",
        "extended": "продовжено",
        "refused": "відмовлено",
        "happened": "сталося",
        "registered_dispatch": "надіслано рекомендованим листом",
        "wish_expressed": "висловлено бажання",
        "closed": "закрито",
    },
    reasons={
        "started": "{event}: {day_on}.",
        "silent": "{day_on} відповіді не було. Це вважається так: {event}.",
        "presumed": "{event}: вважається, що це сталося {day_on}.",
        "fell_back": (
            "Через {amount} буде {day_on}. Того, з чого мав початися строк, тоді ще не було. Тому"
            " строк починається з цього дня."
        ),
        "counted": "Через {amount} буде {to_on}.",
        "counted_back": "На {amount} раніше буде {to_on}.",
        "extended": "{day_on} строк продовжено до {to_on} включно.",
        "cured": "{day_on} попросили доповнити скаргу. Тому строк триває до {to_on} включно.",
        "suspended": "Строк стояв з {from_on} до {until_on}: {days}.",
        "suspended_still": "Строк стоїть з {from_on}: поки що {days}.",
        "lengthened": "Цей час додається: строк триває до {to_on} включно.",
        "weekend": "Цей день вихідний ({source}).",
        "holiday": "Цей день вихідний: {name} ({source}).",
        "rolled": "Перший день після нього, що не є вихідним: {to_on}.",
        "two_days": (
            "У строку на три дні чи більше є щонайменше два дні, що не є вихідними (Algemene"
            " termijnenwet, стаття 2). Тому строк триває до {to_on} включно."
        ),
        "not_rolled": "Цей строк не переноситься, якщо останній день вихідний.",
        "beyond_the_act": (
            "Algemene termijnenwet не діє для такого довгого строку (стаття 4). Тому останній"
            " день не переноситься."
        ),
        "provisional": (
            "На {year} рік уряд ще може визначити вихідні дні. Тоді останній день може стати"
            " пізнішим."
        ),
        "postponed": "{day_on} за згодою відкладено до {to_on} включно.",
        "too_late": (
            "{day_on} строк уже минув. Те, що тоді записали ({event}), не змінює останнього дня."
        ),
        "too_often": "{day_on} строк продовжили ще раз. Так часто не можна, тому це не рахується.",
        "target": "Наша власна мета раніше: {day_on}.",
    },
    named={
        "Algemene termijnenwet, artikel 1, eerste lid": (
            "Algemene termijnenwet, стаття 1, частина 1"
        ),
        "Algemene termijnenwet, artikel 3, eerste lid": (
            "Algemene termijnenwet, стаття 3, частина 1"
        ),
        "Algemene termijnenwet, artikel 3, tweede lid": (
            "Algemene termijnenwet, стаття 3, частина 2"
        ),
        "Algemene termijnenwet, artikel 3, derde lid": "Algemene termijnenwet, стаття 3, частина 3",
        "weekend, geen werkdag": "вихідні, не робочий день",
        "koninklijk besluit van 18 april 1974, artikel 1": (
            "королівський указ від 18 квітня 1974 р., стаття 1"
        ),
        "zaterdag": "субота",
        "zondag": "неділя",
        "Nieuwjaarsdag": "Новий рік",
        "Goede Vrijdag": "Страсна п’ятниця",
        "Tweede Paasdag": "Великодній понеділок",
        "Koningsdag": "День Короля",
        "Bevrijdingsdag": "День визволення",
        "Hemelvaartsdag": "Вознесіння",
        "Tweede Pinksterdag": "другий день Трійці",
        "Eerste Kerstdag": "перший день Різдва",
        "Tweede Kerstdag": "другий день Різдва",
        "de dag na Nieuwjaarsdag": "день після Нового року",
        "de dag na Koningsdag": "день після Дня Короля",
        "de dag na Hemelvaartsdag": "день після Вознесіння",
        "de dag na Tweede Kerstdag": "день після другого дня Різдва",
        "Nieuwjaar": "Новий рік",
        "paasmaandag": "Великодній понеділок",
        "Dag van de Arbeid": "День праці",
        "Onze-Lieve-Heer-Hemelvaart": "Вознесіння",
        "pinkstermaandag": "другий день Трійці",
        "nationale feestdag": "національне свято",
        "Onze-Lieve-Vrouw-Hemelvaart": "Успіння Богородиці",
        "Allerheiligen": "День усіх святих",
        "Wapenstilstand": "День перемир’я",
        "Kerstmis": "Різдво",
    },
)
