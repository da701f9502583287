"""The words reasons are told in, in Arabic. One and two are told by the unit itself."""

from kernel.terms.phrases import Phrases
from kernel.terms.rules import Unit

FEW = range(3, 11)


def _form(number: int) -> int:
    """Return the form: one, two, three to ten, eleven to ninety-nine, hundreds."""
    if number in (1, 2):
        return number - 1
    rest = number % 100
    return 2 if rest in FEW else 3 if rest >= FEW.stop else 4


ARABIC = Phrases(
    language="ar",
    day_as="{weekday} {number} {month} {year}",
    weekdays=(*("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),),
    months=(
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    numbers=("صفر", "", ""),
    units={
        Unit.DAYS: ("يوم", "يومين", "أيام", "يوماً", "يوم"),
        Unit.WORKING_DAYS: ("يوم عمل", "يومي عمل", "أيام عمل", "يوم عمل", "يوم عمل"),
        Unit.WEEKS: ("أسبوع", "أسبوعين", "أسابيع", "أسبوعاً", "أسبوع"),
        Unit.MONTHS: ("شهر", "شهرين", "أشهر", "شهراً", "شهر"),
        Unit.YEARS: ("سنة", "سنتين", "سنوات", "سنة", "سنة"),
    },
    form=_form,
    events={
        "received": "وصلت الشكوى",
        "submitted": "قُدّمت الشكوى",
        "acknowledged": "أُكّد الاستلام",
        "admissible": "أُعلنت الشكوى مقبولة",
        "inadmissible_notified": "أُرسلت رسالة بعدم القبول",
        "defect_notified": "طُلب إكمال الشكوى",
        "accepted": "قُبل",
        "advice_received": "وصل الرأي",
        "judgment_received": "وصل الحكم",
        "decision_notified": "أُبلغ القرار",
        "employer_informed": "أُبلغ صاحب العمل",
        "extended": "مُدّدت المدة",
        "refused": "رُفض",
        "happened": "حدث ذلك",
        "registered_dispatch": "أُرسل بالبريد المسجل",
        "wish_expressed": "أُبديت الرغبة",
        "closed": "أُغلقت القضية",
    },
    reasons={
        "started": "{event}: {day_on}.",
        "silent": "لم يكن هناك جواب حتى يوم {day_on}. يُعدّ هذا: {event}.",
        "presumed": "{event}: يُعدّ أنه حدث يوم {day_on}.",
        "fell_back": (
            "بعد {amount} يأتي يوم {day_on}. لم يكن قد حدث حينها ما تبدأ به المدة. لذلك تبدأ"
            " المدة من ذلك اليوم."
        ),
        "counted": "بعد {amount} يأتي يوم {to_on}.",
        "counted_back": "بالرجوع {amount} نصل إلى يوم {to_on}.",
        "extended": "في يوم {day_on} مُدّدت المدة حتى نهاية يوم {to_on}.",
        "cured": "في يوم {day_on} طُلب إكمال الشكوى. لذلك تستمر المدة حتى نهاية يوم {to_on}.",
        "suspended": "توقفت المدة من يوم {from_on} إلى يوم {until_on}: {days}.",
        "suspended_still": "المدة متوقفة منذ يوم {from_on}: {days} حتى الآن.",
        "lengthened": "يُضاف هذا الوقت: تستمر المدة حتى نهاية يوم {to_on}.",
        "weekend": "هذا اليوم يوم عطلة ({source}).",
        "holiday": "هذا اليوم يوم عطلة: {name} ({source}).",
        "rolled": "أول يوم بعده ليس يوم عطلة: {to_on}.",
        "two_days": (
            "في المدة من ثلاثة أيام أو أكثر يومان على الأقل ليسا يومي عطلة (Algemene"
            " termijnenwet، المادة 2). لذلك تستمر المدة حتى نهاية يوم {to_on}."
        ),
        "not_rolled": "لا تتأخر هذه المدة إذا كان يومها الأخير يوم عطلة.",
        "beyond_the_act": (
            "لا ينطبق قانون Algemene termijnenwet على مدة طويلة كهذه (المادة 4). لذلك لا يتأخر"
            " اليوم الأخير."
        ),
        "provisional": "قد تحدد الحكومة أيام عطلة أخرى لسنة {year}. عندئذ قد يتأخر اليوم الأخير.",
        "postponed": "في يوم {day_on} اتُّفق على التأجيل حتى نهاية يوم {to_on}.",
        "too_late": (
            "في يوم {day_on} كانت المدة قد انتهت. ما سُجّل حينها ({event}) لا يغيّر اليوم الأخير."
        ),
        "too_often": "في يوم {day_on} مُدّدت المدة مرة أخرى. لا يُسمح بذلك بهذا العدد، فلا يُحسب.",
        "target": "هدفنا نحن أبكر: {day_on}.",
    },
    named={
        "Algemene termijnenwet, artikel 1, eerste lid": "Algemene termijnenwet، المادة 1، الفقرة 1",
        "Algemene termijnenwet, artikel 3, eerste lid": "Algemene termijnenwet، المادة 3، الفقرة 1",
        "Algemene termijnenwet, artikel 3, tweede lid": "Algemene termijnenwet، المادة 3، الفقرة 2",
        "Algemene termijnenwet, artikel 3, derde lid": "Algemene termijnenwet، المادة 3، الفقرة 3",
        "weekend, geen werkdag": "عطلة نهاية الأسبوع، ليس يوم عمل",
        "koninklijk besluit van 18 april 1974, artikel 1": (
            "المرسوم الملكي المؤرخ 18 أبريل 1974، المادة 1"
        ),
        "zaterdag": "السبت",
        "zondag": "الأحد",
        "Nieuwjaarsdag": "رأس السنة",
        "Goede Vrijdag": "الجمعة العظيمة",
        "Tweede Paasdag": "اثنين الفصح",
        "Koningsdag": "يوم الملك",
        "Bevrijdingsdag": "يوم التحرير",
        "Hemelvaartsdag": "عيد الصعود",
        "Tweede Pinksterdag": "اثنين العنصرة",
        "Eerste Kerstdag": "اليوم الأول من عيد الميلاد",
        "Tweede Kerstdag": "اليوم الثاني من عيد الميلاد",
        "de dag na Nieuwjaarsdag": "اليوم التالي لرأس السنة",
        "de dag na Koningsdag": "اليوم التالي ليوم الملك",
        "de dag na Hemelvaartsdag": "اليوم التالي لعيد الصعود",
        "de dag na Tweede Kerstdag": "اليوم التالي لليوم الثاني من عيد الميلاد",
        "Nieuwjaar": "رأس السنة",
        "paasmaandag": "اثنين الفصح",
        "Dag van de Arbeid": "عيد العمال",
        "Onze-Lieve-Heer-Hemelvaart": "عيد الصعود",
        "pinkstermaandag": "اثنين العنصرة",
        "nationale feestdag": "العيد الوطني",
        "Onze-Lieve-Vrouw-Hemelvaart": "عيد انتقال العذراء",
        "Allerheiligen": "عيد جميع القديسين",
        "Wapenstilstand": "يوم الهدنة",
        "Kerstmis": "عيد الميلاد",
    },
)
