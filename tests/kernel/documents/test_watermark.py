"""A copy that says who opened it; a document that cannot be marked is not given."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops

from kernel.documents.watermark import watermarked
from kernel.errors import Refusal

ON = date(2026, 3, 2)
LINE = "Els Bakker · 2026-0001 · 2 maart 2026, 10:00"


def document(*sizes: tuple[int, int]) -> bytes:
    made = BytesIO()
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        pdf.save(made)
    return made.getvalue()


def stamps(whole: bytes) -> list[int]:
    """Return how many forms lie on each page."""
    with pikepdf.open(BytesIO(whole)) as pdf:
        return [len(page.obj.get("/Resources", {}).get("/XObject", {})) for page in pdf.pages]


def test_every_page_gets_the_line_and_the_original_stays() -> None:
    original = document((595, 842), (842, 595), (200, 200))
    before = bytes(original)
    made = watermarked(original, LINE, on=ON)
    assert (stamps(made), stamps(original)) == ([1, 1, 1], [0, 0, 0])
    assert original == before


@pytest.mark.parametrize("name", ["عائشة بن علي", "Ж" * 200, "<script>#{x}</script>"])
def test_any_name_can_stand_on_it(name: str) -> None:
    assert stamps(watermarked(document((595, 842)), name, on=ON)) == [1]


def test_what_cannot_be_marked_is_not_given() -> None:
    with pytest.raises(Refusal) as refused:
        watermarked(b"%PDF-1.7 broken", LINE, on=ON)
    assert refused.value.code == "file.unmarked"


def test_tagged_document_stays_tagged_and_the_line_is_no_content() -> None:
    content, made = b"/P <</MCID 0>> BDC BT ET EMC", BytesIO()
    with pikepdf.open(BytesIO(document((595, 842)))) as pdf:
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.P))
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        pdf.save(made)
    with pikepdf.open(BytesIO(watermarked(made.getvalue(), LINE, on=ON))) as pdf:
        page = pdf.pages[0]
        (stamp,) = page.obj.Resources.XObject.values()
        drawn = stamp.read_bytes()
        page.contents_coalesce()
        assert content in page.obj.Contents.read_bytes()
        assert "/StructTreeRoot" in pdf.Root
    assert drawn.startswith(b"/Artifact BMC")
    assert (drawn.count(b"BMC"), drawn.count(b"BDC"), drawn.count(b"EMC")) == (1, 0, 1)


def picture(form: str, size: tuple[int, int], mode: str = "RGB") -> bytes:
    made = BytesIO()
    Image.new(mode, size, "steelblue" if mode == "RGB" else 0).save(made, form)
    return made.getvalue()


@pytest.mark.parametrize("size", [(1200, 800), (90, 60)])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_picture_says_who_opened_it_across_it_and_below_it(
    form: str, size: tuple[int, int]
) -> None:
    original = picture(form, size)
    made = watermarked(original, LINE, on=ON, content_type=f"image/{form.lower()}")
    with Image.open(BytesIO(original)) as before, Image.open(BytesIO(made)) as after:
        assert after.format == form
        inside = after.convert("RGB").crop((0, 0, *size))
        changed = ImageChops.difference(before.convert("RGB"), inside).getbbox()
        below = after.convert("L").crop((0, size[1], *after.size))
    assert changed is not None
    assert changed[2] - changed[0] > size[0] / 2
    dark = sum(below.histogram()[:100])
    assert 0.01 < dark / (below.width * below.height) < 0.5
    assert below.width >= 640


def test_picture_tells_two_readers_apart_and_one_that_is_broken_is_not_given() -> None:
    whole = picture("PNG", (400, 300), "P")
    one, other = (
        watermarked(whole, f"{name} · {LINE}", on=ON, content_type="image/png")
        for name in ("Dirk Verhoeven", "عائشة بن علي")
    )
    assert one != other
    with pytest.raises(Refusal) as refused:
        watermarked(whole[:40], LINE, on=ON, content_type="image/png")
    assert refused.value.code == "file.unmarked"
