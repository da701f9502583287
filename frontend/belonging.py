"""The words of "Where do I belong?", by the codes of the rules."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

Words = Mapping[str, StrOrPromise]

ASKED: Words = {
    "danger": gettext_lazy("Bent u nu in gevaar, of hebt u nu meteen hulp nodig?"),
    "about": gettext_lazy("Waar gaat het over?"),
    "who": gettext_lazy("Wie bent u?"),
    "talked": gettext_lazy("Hebt u er al met iemand van de organisatie over gepraat?"),
    "wish": gettext_lazy("Wat wilt u nu het liefst?"),
}
ANSWERS: Mapping[str, Words] = {
    "danger": {
        "no": gettext_lazy("Nee, ik kan rustig verder"),
        "yes": gettext_lazy("Ja, het kan niet wachten"),
    },
    "about": {
        "treatment": gettext_lazy(
            "Hoe iemand met mij omgaat: pesten, dreigen, schelden, seksueel gedrag, geweld"
        ),
        "discrimination": gettext_lazy(
            "Ik word anders behandeld, bijvoorbeeld om mijn afkomst, geloof, leeftijd of handicap"
        ),
        "wrongdoing": gettext_lazy(
            "Er gebeurt iets dat niet mag of gevaarlijk is: fraude, onveilig werk, milieu"
        ),
        "service": gettext_lazy("Hoe de organisatie mij hielp, of wat zij besliste"),
        "unsure": gettext_lazy("Iets anders, of ik weet het nog niet"),
    },
    "who": {
        "works_here": gettext_lazy("Ik werk of leer hier, ook als stagiair of ingehuurd"),
        "worked_here": gettext_lazy("Ik werkte of leerde hier vroeger"),
        "served": gettext_lazy("Ik ben klant, cliënt, patiënt, leerling of bezoeker"),
        "somebody_else": gettext_lazy("Ik zoek het uit voor iemand anders"),
    },
    "talked": {
        "no": gettext_lazy("Nee, nog niet"),
        "yes": gettext_lazy("Ja, maar het hielp niet"),
        "unsafe": gettext_lazy("Nee, dat durf ik niet of dat is niet veilig"),
    },
    "wish": {
        "be_heard": gettext_lazy("Dat iemand naar mij luistert en meedenkt"),
        "talk": gettext_lazy("Een goed gesprek met degene over wie het gaat"),
        "mediation": gettext_lazy("Dat iemand ons samen helpt om eruit te komen"),
        "judged": gettext_lazy("Dat het wordt onderzocht en dat er een oordeel komt"),
        "outside": gettext_lazy("Hulp van iemand buiten de organisatie"),
        "unsure": gettext_lazy("Dat weet ik nog niet"),
    },
}
CALLED: Words = {
    "emergency": gettext_lazy("Bel 112 als er nu gevaar is"),
    "adviser": gettext_lazy("Praat met de vertrouwenspersoon"),
    "talk": gettext_lazy("Laat u helpen bij een gesprek"),
    "mediation": gettext_lazy("Kom er samen uit met een bemiddelaar"),
    "complaint": gettext_lazy("Dien een klacht in"),
    "wrongdoing": gettext_lazy("Meld een misstand"),
    "discrimination": gettext_lazy("Meld discriminatie"),
    "doctor": gettext_lazy("Praat met de bedrijfsarts of de preventieadviseur"),
    "outside": gettext_lazy("Hulp van buiten de organisatie"),
}
MEANT: Words = {
    "emergency": gettext_lazy("Breng uzelf eerst in veiligheid. Al het andere kan wachten."),
    "adviser": gettext_lazy(
        "De vertrouwenspersoon luistert, denkt mee en staat aan uw kant. U beslist zelf wat er"
        " daarna gebeurt. Zonder uw toestemming vertelt de vertrouwenspersoon niets verder."
    ),
    "talk": gettext_lazy(
        "Soms helpt één gesprek met iemand erbij. U bereidt het samen voor, en u mag er altijd mee"
        " stoppen. Lukt het niet, dan kunt u nog steeds een klacht indienen."
    ),
    "mediation": gettext_lazy(
        "Een bemiddelaar kiest geen kant en helpt u om samen afspraken te maken. Het kan alleen"
        " als u het allebei wilt."
    ),
    "complaint": gettext_lazy(
        "Uw klacht wordt onderzocht, beide kanten worden gehoord, en er komt een antwoord op"
        " papier. De ander hoort waar het over gaat."
    ),
    "wrongdoing": gettext_lazy(
        "Een misstand is gevaarlijk voor anderen of tegen de wet. Uw naam blijft geheim. Wie"
        " te goeder trouw meldt, mag daarvoor niet worden gestraft."
    ),
    "discrimination": gettext_lazy(
        "Wordt u anders behandeld om wie u bent? U kunt dat melden en advies krijgen, ook als u"
        " niet zeker weet of het discriminatie is."
    ),
    "doctor": gettext_lazy(
        "Slaapt u slecht of wordt u ziek van wat er gebeurt? Ga langs, ook als u nog niet ziek"
        " bent gemeld. Deze arts of adviseur mag uw verhaal niet aan uw baas vertellen."
    ),
    "outside": gettext_lazy(
        "Deze organisaties staan los van uw werk. U mag er altijd heen, ook als u hier al een"
        " klacht hebt."
    ),
}
BODIES: Words = {
    "alarm_nl": gettext_lazy("Bij gevaar dat niet kan wachten: politie, ambulance, brandweer."),
    "police_nl": gettext_lazy("Als er geen haast bij is: iets melden of aangifte doen."),
    "suicide_nl": gettext_lazy("Denkt u aan zelfmoord? Bel of chat, dag en nacht, ook anoniem."),
    "sexual_nl": gettext_lazy("Hulp na ongewenst seksueel contact, dag en nacht."),
    "safe_home_nl": gettext_lazy("Hulp en advies bij geweld thuis, dag en nacht."),
    "victims_nl": gettext_lazy("Steun en advies als u iets ergs hebt meegemaakt."),
    "discrimination_nl": gettext_lazy("Discriminatie melden en advies krijgen, bij u in de buurt."),
    "rights_nl": gettext_lazy("Kan een oordeel geven over discriminatie, ook op het werk."),
    "whistle_nl": gettext_lazy("Advies en onderzoek bij een misstand op het werk."),
    "labour_nl": gettext_lazy("Let op veilig en eerlijk werk. U kunt er een melding doen."),
    "legal_nl": gettext_lazy("Gratis advies over uw rechten."),
    "ombudsman_nl": gettext_lazy("Helpt als u er met de overheid niet uitkomt."),
    "alarm_be": gettext_lazy("Bij gevaar dat niet kan wachten: ambulance, brandweer, politie."),
    "police_be": gettext_lazy("Bij nood; voor het andere gaat u naar de politie in uw buurt."),
    "suicide_be": gettext_lazy("Denkt u aan zelfmoord? Bel of chat, dag en nacht, ook anoniem."),
    "violence_be": gettext_lazy("Vragen over geweld of misbruik: bel of chat, gratis."),
    "listening_be": gettext_lazy("Iemand die luistert, dag en nacht, ook anoniem."),
    "sexual_be": gettext_lazy("Hulp na seksueel geweld, dag en nacht."),
    "unia": gettext_lazy("Melden en advies bij discriminatie of haat."),
    "rights_be": gettext_lazy("Klachten over discriminatie waar Vlaanderen over gaat."),
    "equality_be": gettext_lazy("Discriminatie omdat u vrouw of man bent, of om uw gender."),
    "labour_be": gettext_lazy(
        "De inspectie die let op pesten, geweld en ongewenst seksueel gedrag op het werk."
    ),
    "whistle_be": gettext_lazy("Meldpunt voor klokkenluiders en voor klachten over de overheid."),
    "ombudsman_be": gettext_lazy("Klachten en meldingen over Vlaamse diensten."),
}
