"""The words reasons are told in, in Turkish. Numbers stand in figures: those have no cases."""

from kernel.terms.phrases import Phrases
from kernel.terms.rules import Unit


def _form(_number: int) -> int:
    """Return the form, which is the same for every number."""
    return 0


TURKISH = Phrases(
    language="tr",
    day_as="{number} {month} {year} {weekday}",
    weekdays=(*("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),),
    months=(
        *("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran"),
        *("Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
    ),
    numbers=(),
    units={
        Unit.DAYS: ("gün",),
        Unit.WORKING_DAYS: ("iş günü",),
        Unit.WEEKS: ("hafta",),
        Unit.MONTHS: ("ay",),
        Unit.YEARS: ("yıl",),
    },
    form=_form,
    events={
        "received": "geldi",
        "submitted": "verildi",
        "acknowledged": "alındığı bildirildi",
        "admissible": "kabul edilebilir bulundu",
        "inadmissible_notified": "kabul edilemeyeceği bildirildi",
        "defect_notified": "şikâyetin tamamlanması istendi",
        "accepted": "kabul edildi",
        "advice_received": "tavsiye alındı",
        "judgment_received": "değerlendirme alındı",
        "decision_notified": "karar bildirildi",
        "employer_informed": "işverene haber verildi",
        "extended": "uzatıldı",
        "refused": "reddedildi",
        "happened": "gerçekleşti",
        "registered_dispatch": "taahhütlü gönderildi",
        "wish_expressed": "dilek söylendi",
        "closed": "kapatıldı",
    },
    reasons={
        "started": "{event}: {day_on}.",
        "silent": "{day_on} günü yanıt yoktu. Bu şöyle sayılır: {event}.",
        "presumed": "{event}: {day_on} günü olmuş sayılır.",
        "fell_back": (
            "{amount} sonrası {day_on} günüdür. Süreyi başlatacak olan o gün henüz olmamıştı. Bu"
            " yüzden süre o gün başlar."
        ),
        "counted": "{amount} sonrası {to_on} günüdür.",
        "counted_back": "{amount} öncesi {to_on} günüdür.",
        "extended": "{day_on} günü süre uzatıldı: {to_on} günü sonuna kadar.",
        "cured": (
            "{day_on} günü şikâyetin tamamlanması istendi. Bu yüzden süre {to_on} günü sonuna"
            " kadar sürer."
        ),
        "suspended": "Süre {from_on} gününden {until_on} gününe kadar durdu: {days}.",
        "suspended_still": "Süre {from_on} gününden beri duruyor: şimdiye kadar {days}.",
        "lengthened": "Bu zaman eklenir: süre {to_on} günü sonuna kadar sürer.",
        "weekend": "O gün tatildir ({source}).",
        "holiday": "O gün tatildir: {name} ({source}).",
        "rolled": "Ondan sonra tatil olmayan ilk gün: {to_on}.",
        "two_days": (
            "Üç günlük veya daha uzun bir sürede tatil olmayan en az iki gün vardır (Algemene"
            " termijnenwet, madde 2). Bu yüzden süre {to_on} günü sonuna kadar sürer."
        ),
        "not_rolled": "Son günü tatil olsa da bu süre kaymaz.",
        "beyond_the_act": (
            "Algemene termijnenwet bu kadar uzun bir süre için geçerli değildir (madde 4). Bu"
            " yüzden son gün kaymaz."
        ),
        "provisional": (
            "{year} için hükümet daha tatil günü belirleyebilir. O zaman son gün daha geç olabilir."
        ),
        "postponed": "{day_on} günü erteleme kararlaştırıldı: {to_on} günü sonuna kadar.",
        "too_late": (
            "{day_on} günü süre artık bitmişti. O zaman kaydedilen ({event}) son günü değiştirmez."
        ),
        "too_often": (
            "{day_on} günü süre bir kez daha uzatıldı. Bu kadar sık uzatılamaz, bu yüzden sayılmaz."
        ),
        "target": "Kendi hedefimiz daha erken: {day_on}.",
    },
    named={
        "Algemene termijnenwet, artikel 1, eerste lid": "Algemene termijnenwet, madde 1, fıkra 1",
        "Algemene termijnenwet, artikel 3, eerste lid": "Algemene termijnenwet, madde 3, fıkra 1",
        "Algemene termijnenwet, artikel 3, tweede lid": "Algemene termijnenwet, madde 3, fıkra 2",
        "Algemene termijnenwet, artikel 3, derde lid": "Algemene termijnenwet, madde 3, fıkra 3",
        "weekend, geen werkdag": "hafta sonu, iş günü değil",
        "koninklijk besluit van 18 april 1974, artikel 1": (
            "18 Nisan 1974 tarihli kraliyet kararnamesi, madde 1"
        ),
        "zaterdag": "Cumartesi",
        "zondag": "Pazar",
        "Nieuwjaarsdag": "Yılbaşı",
        "Goede Vrijdag": "Kutsal Cuma",
        "Tweede Paasdag": "Paskalya Pazartesisi",
        "Koningsdag": "Kral Günü",
        "Bevrijdingsdag": "Kurtuluş Günü",
        "Hemelvaartsdag": "İsa'nın Göğe Yükselişi",
        "Tweede Pinksterdag": "Pantekot Pazartesisi",
        "Eerste Kerstdag": "Noel'in birinci günü",
        "Tweede Kerstdag": "Noel'in ikinci günü",
        "de dag na Nieuwjaarsdag": "Yılbaşından sonraki gün",
        "de dag na Koningsdag": "Kral Gününden sonraki gün",
        "de dag na Hemelvaartsdag": "İsa'nın Göğe Yükselişinden sonraki gün",
        "de dag na Tweede Kerstdag": "Noel'in ikinci gününden sonraki gün",
        "Nieuwjaar": "Yılbaşı",
        "paasmaandag": "Paskalya Pazartesisi",
        "Dag van de Arbeid": "İşçi Bayramı",
        "Onze-Lieve-Heer-Hemelvaart": "İsa'nın Göğe Yükselişi",
        "pinkstermaandag": "Pantekot Pazartesisi",
        "nationale feestdag": "ulusal bayram",
        "Onze-Lieve-Vrouw-Hemelvaart": "Meryem'in Göğe Alınışı",
        "Allerheiligen": "Azizler Günü",
        "Wapenstilstand": "Ateşkes Günü",
        "Kerstmis": "Noel",
    },
)
