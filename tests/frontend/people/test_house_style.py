"""A client's look: who may change it, what becomes of a logo, and where it is seen."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kernel.audit.models import Entry
from tenants import scope
from tenants.logos import KEPT_BYTES
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories.browsers import HostClient
from tests.frontend.staff.desk import Desk, text_of

PAGE = "/werk/portaal/huisstijl/"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def carla(acme: Tenant, who: Cast) -> Desk:
    return Desk(acme, who.carla)


def picture(width: int = 900, height: int = 300, form: str = "PNG") -> SimpleUploadedFile:
    """Return a picture of many colours that says where it was taken."""
    made, image = BytesIO(), Image.effect_noise((width, height), 90).convert("RGB")
    image.save(made, form, **({"exif": b"Exif\x00\x00geheim"} if form == "JPEG" else {}))
    return SimpleUploadedFile(f"logo.{form.lower()}", made.getvalue())


def visitor() -> HostClient:
    return HostClient("acme.localhost")


def test_client_without_a_logo_has_its_name_in_the_header(acme: Tenant) -> None:
    page = visitor().get("/").content.decode()
    assert f"<bdi>{acme.name}</bdi>" in page
    assert "logo.png" not in page
    assert visitor().get("/logo.png").status_code == 404


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_logo_is_drawn_anew_small_and_shown_to_everybody(
    acme: Tenant, carla: Desk, form: str
) -> None:
    answer = carla.post(PAGE, brand_colour="#AA3300", logo=picture(form=form))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    acme.refresh_from_db()
    assert acme.brand_colour == "#aa3300"
    page = visitor().get("/").content.decode()
    assert f'src="/logo.png?v={acme.logo_digest}" alt="{acme.name}"' in page
    shown = visitor().get(f"/logo.png?v={acme.logo_digest}")
    assert (shown["Content-Type"], "immutable" in shown["Cache-Control"]) == ("image/png", True)
    assert b"geheim" not in shown.content
    assert len(shown.content) <= KEPT_BYTES
    with Image.open(BytesIO(shown.content)) as image:
        assert image.size == (192, 64)  # so many colours do not fit at twice that size
    with scope.within(acme):
        assert Entry.objects.latest("seq").action == "client.house_style"


def test_logo_is_taken_away_and_the_colour_stays(acme: Tenant, carla: Desk) -> None:
    carla.post(PAGE, brand_colour="#aa3300", logo=picture())
    assert "Haal het logo weg" in text_of(carla.get(PAGE))
    carla.post(PAGE, brand_colour="#aa3300", without_logo="on")
    acme.refresh_from_db()
    assert (acme.logo, acme.logo_digest, acme.brand_colour) == ("", "", "#aa3300")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (SVG, "Kies een logo als PNG of JPG."),
        (b"\x89PNG\r\n\x1a\nkapot", "Dit bestand kunnen wij niet lezen."),
        (b"\x89PNG\r\n\x1a\n" + bytes(2 * 1024 * 1024), "Kies een logo van ten hoogste 2 MB."),
    ],
    ids=["svg", "broken", "too large"],
)
def test_what_is_no_logo_is_refused_and_changes_nothing(
    acme: Tenant, carla: Desk, content: bytes, told: str
) -> None:
    before = acme.brand_colour
    answer = carla.post(PAGE, brand_colour="#aa3300", logo=SimpleUploadedFile("a.png", content))
    acme.refresh_from_db()
    assert (answer.status_code, acme.brand_colour, acme.logo) == (422, before, "")
    assert told in text_of(answer)


@pytest.mark.parametrize("colour", ["red", "#12345", "#123456;}body{", ""])
def test_what_is_no_colour_is_refused(acme: Tenant, carla: Desk, colour: str) -> None:
    before = acme.brand_colour
    assert carla.post(PAGE, brand_colour=colour).status_code == 422
    acme.refresh_from_db()
    assert acme.brand_colour == before


def test_page_tells_what_becomes_of_a_colour_that_is_too_light(carla: Desk) -> None:
    answer = carla.post(PAGE, brand_colour="#ffdd00", show="1")
    assert answer.status_code == 200
    assert "Knoppen worden daarom donkerder: #" in text_of(answer)
    assert "brand_colour=%23ffdd00" in answer.content.decode()


def test_picture_shows_the_portal_in_the_asked_colour(acme: Tenant, carla: Desk) -> None:
    answer = carla.get(f"{PAGE}voorbeeld/?brand_colour=%23aa3300")
    assert answer.status_code == 200
    assert "/werk/portaal/huisstijl/voorbeeld.css?kleur=%23aa3300" in answer.content.decode()
    assert "Carla" not in text_of(answer)
    assert acme.brand_colour not in answer.content.decode()
    css = carla.get(f"{PAGE}voorbeeld.css?kleur=%23aa3300").content.decode()
    assert css.endswith("--wh-brand:#aa3300;}\n")


@pytest.mark.parametrize("path", ["", "voorbeeld/", "voorbeeld.css"])
def test_only_who_manages_the_client_comes_here(acme: Tenant, who: Cast, path: str) -> None:
    for person in (who.henk, who.dirk):
        assert Desk(acme, person).get(f"{PAGE}{path}").status_code == 404
    assert visitor().get(f"{PAGE}{path}").status_code == 302
