"""What the actions of the audit trail are called."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

ACTIONS: Mapping[str, Promise] = {
    "case.read": gettext_lazy("Zaak gelezen"),
    "case.act": gettext_lazy("Stap gezet"),
    "case.filed": gettext_lazy("Klacht ontvangen"),
    "case.conflict_reported": gettext_lazy("Belang bij de zaak gemeld"),
    "case.no_conflict_declared": gettext_lazy("Verklaard geen belang te hebben"),
    "case.elements_set": gettext_lazy("Onderdelen vastgelegd"),
    "case.pieces_added": gettext_lazy("Stukken toegevoegd"),
    "client.asked": gettext_lazy("Vraag gesteld aan de tabellen"),
    "client.opened": gettext_lazy("Organisatie geopend"),
    "client.entered": gettext_lazy("Bureau kwam binnen"),
    "client.exported": gettext_lazy("Meegenomen in een archief"),
    "client.recovered": gettext_lazy("Teruggezet uit een reservekopie"),
    "clock.explained": gettext_lazy("Uitgelegd waarom de klok terugging"),
    "code.given": gettext_lazy("Code gegeven"),
    "case.shredded": gettext_lazy("Dossier vernietigd"),
    "second_step.asked": gettext_lazy("Gevraagd een tweede stap weg te halen"),
    "second_step.kept": gettext_lazy("Tweede stap weghalen gaat niet door"),
    "second_step.restored": gettext_lazy("Tweede stap weggehaald, door twee mensen"),
    "shredding.asked": gettext_lazy("Voorgedragen om te vernietigen"),
    "shredding.approved": gettext_lazy("Vernietiging goedgekeurd"),
    "shredding.begun": gettext_lazy("Vernietiging begonnen"),
    "shredding.stopped": gettext_lazy("Vernietiging gaat niet door"),
    "hold.set": gettext_lazy("Dossier vastgehouden"),
    "hold.lifted": gettext_lazy("Vasthouden opgeheven"),
    "hearing.proposed": gettext_lazy("Momenten voor een gesprek voorgesteld"),
    "hearing.answered": gettext_lazy("Gezegd welke momenten passen"),
    "hearing.proposal_withdrawn": gettext_lazy("Voorstel voor een gesprek ingetrokken"),
    "identity.read": gettext_lazy("Namen van betrokkenen gezien"),
    "guest.added": gettext_lazy("Iemand naast de partijen toegelaten"),
    "guest.ended": gettext_lazy("Toegang naast de partijen beëindigd"),
    "guest.seen": gettext_lazy("Iemand naast de partijen kwam binnen"),
    "assignment.covered": gettext_lazy("Vervanging van het bureau"),
    "assignment.ended": gettext_lazy("Toewijzing van het bureau beëindigd"),
    "assignment.given": gettext_lazy("Toewijzing van het bureau"),
    "invitation.accepted": gettext_lazy("Uitnodiging aangenomen"),
    "invitation.revoked": gettext_lazy("Uitnodiging ingetrokken"),
    "invitation.sent": gettext_lazy("Uitgenodigd"),
    "person.changed": gettext_lazy("Rollen gewijzigd"),
    "person.ended": gettext_lazy("Toegang beëindigd"),
    "platform.agreed": gettext_lazy("Platform mag meekijken"),
    "platform.asked": gettext_lazy("Platform vraagt om mee te kijken"),
    "platform.ended": gettext_lazy("Meekijken van het platform beëindigd"),
    "platform.refused": gettext_lazy("Meekijken van het platform geweigerd"),
    "platform.turned_away": gettext_lazy("Platform kwam niet binnen: geen toestemming"),
    "measure.done": gettext_lazy("Maatregel uitgevoerd"),
    "measure.dropped": gettext_lazy("Maatregel vervallen"),
    "notes.consented": gettext_lazy("Ingestemd met notities in het dossier"),
    "piece.given": gettext_lazy("Een kant kreeg een stuk"),
    "pieces.waived": gettext_lazy("Een kant zei geen tijd meer nodig te hebben"),
    "pieces.withheld": gettext_lazy("Een stuk niet gegeven, met reden"),
    "grant.changed": gettext_lazy("Toegang van een benoemde gewijzigd"),
    "draft.written": gettext_lazy("Aan het concept-advies geschreven"),
    "draft.signed": gettext_lazy("Concept-advies ondertekend"),
    "objection.made": gettext_lazy("Bezwaar tegen een lid gemaakt"),
    "objection.decided": gettext_lazy("Over een bezwaar tegen een lid beslist"),
    "party.linked": gettext_lazy("Vastgelegd wie iemand in de organisatie is"),
    "message.sent": gettext_lazy("Bericht geschreven"),
    "notices.asked": gettext_lazy("Adres voor seintjes opgegeven"),
    "notices.confirmed": gettext_lazy("Adres voor seintjes bevestigd"),
    "notices.stopped": gettext_lazy("Seintjes stopgezet"),
    "party.corrected": gettext_lazy("Gegevens van een partij gewijzigd"),
    "party.not_linked": gettext_lazy("Vastgelegd dat iemand niet van de organisatie is"),
    "party.seen": gettext_lazy("Met een code binnengekomen"),
    "post.decided": gettext_lazy("Over een e-mail beslist"),
    "regulation.adopted": gettext_lazy("Regeling vastgesteld"),
    "regulation.discarded": gettext_lazy("Concept van de regeling weggegooid"),
    "regulation.draft_saved": gettext_lazy("Concept van de regeling gewijzigd"),
    "regulation.drafted": gettext_lazy("Concept van de regeling begonnen"),
    "respondent.named": gettext_lazy("Beklaagde toegevoegd"),
    "advice.answered": gettext_lazy("Advies in het adviesgesprek beantwoord"),
    "advice.proposed": gettext_lazy("Advies voor het adviesgesprek toegevoegd"),
    "decision.updated": gettext_lazy("Afspraak uit het adviesgesprek bijgewerkt"),
    "edition.drafted": gettext_lazy("Jaarrapportage gemaakt"),
    "edition.edited": gettext_lazy("Toelichting in de jaarrapportage geschreven"),
    "edition.published": gettext_lazy("Jaarrapportage gepubliceerd"),
    "edition.recounted": gettext_lazy("Cijfers van de jaarrapportage opnieuw geteld"),
    "edition.reviewed": gettext_lazy("Jaarrapportage goedgekeurd"),
    "meeting.held": gettext_lazy("Verslag van het adviesgesprek vastgelegd"),
    "meeting.invited": gettext_lazy("Voor het adviesgesprek uitgenodigd"),
    "meeting.planned": gettext_lazy("Adviesgesprek gepland"),
    "meeting.replanned": gettext_lazy("Adviesgesprek gewijzigd"),
    "edition.exported": gettext_lazy("Jaarrapportage gedownload"),
    "root.taken": gettext_lazy("Zegel van het logboek gedownload"),
    "register.exported": gettext_lazy("Register gedownload"),
    "register.read": gettext_lazy("Register ingezien"),
    "witness.stated": gettext_lazy("Getuige legde een verklaring af"),
}

PARTS: Mapping[str, Promise] = {
    "overview": gettext_lazy("Overzicht"),
    "story": gettext_lazy("Klacht"),
    "elements": gettext_lazy("Onderdelen"),
    "acts": gettext_lazy("Verloop"),
    "act": gettext_lazy("Formulier van een stap"),
    "people": gettext_lazy("Betrokkenen"),
    "planning": gettext_lazy("Gesprekken plannen"),
    "moments": gettext_lazy("Momenten voor een gesprek"),
    "pieces": gettext_lazy("Stukken en brieven"),
    "piece": gettext_lazy("Een stuk gedownload"),
    "piece_original": gettext_lazy("Een stuk gedownload zoals het binnenkwam"),
    "program": gettext_lazy("De stand van de zaak, door een programma"),
    "letter": gettext_lazy("Een brief"),
    "messages": gettext_lazy("Berichten"),
    "receipt": gettext_lazy("Het ontvangstbewijs"),
    "outcome": gettext_lazy("Uitkomst"),
    "measure": gettext_lazy("Een maatregel"),
    "ledger": gettext_lazy("Wie heeft wat"),
    "grant": gettext_lazy("Toegang van een benoemde"),
    "keeping": gettext_lazy("Bewaartermijn"),
    "codes": gettext_lazy("Codes"),
    "guests": gettext_lazy("Bijstand en getuigen"),
    "file": gettext_lazy("Het dossier"),
    "advice": gettext_lazy("Het advies"),
    "advice_document": gettext_lazy("Het advies als pdf"),
}


def action_label(action: str) -> str:
    """Return what an action is called; one that we do not know keeps its code."""
    return str(ACTIONS.get(action, action))


def action_labels(actions: Iterable[str]) -> list[tuple[str, str]]:
    """Return actions as choices, by label."""
    return sorted(((one, action_label(one)) for one in actions), key=lambda pair: pair[1])


def part_label(part: object) -> str:
    """Return what a part of a case is called."""
    return str(PARTS.get(str(part), "")) if part else ""
