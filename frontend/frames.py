"""Which layout and menu surround a page that several kinds of readers use."""

from collections.abc import Mapping

from django.http import HttpRequest

from kernel.actors import Actor

_FOLDERS: Mapping[str, str] = {
    "werk": "staff",
    "commissie": "committee",
    "werkgever": "employer",
    "mijn-zaak": "parties",
}


def frame(request: HttpRequest, actor: Actor) -> dict[str, object]:
    """Return the layout and the menu (the first template that exists) for this address."""
    place = request.path.strip("/").partition("/")[0]
    folder = _FOLDERS.get(place, "staff")
    layout = "layout/portal.html" if actor.kind == "party" else "layout/staff.html"
    return {"layout": layout, "navs": [f"{folder}/nav.html", "acts/no_nav.html"], "reader": actor}
