"""PDF: the pages stay; what runs, what is attached and what tells of the maker does not."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kernel.vault.cleaning import TooMuchError
from kernel.vault.cleaning.segments import plain_jpeg

PAGES = 3_000
OBJECTS = 400_000
DEPTH = 40
_OF_ROOT = ("/OpenAction", "/AA", "/Metadata", "/AF", "/Perms", "/PieceInfo", "/Collection")
_NAMED = ("/JavaScript", "/EmbeddedFiles")
_OF_ANY = ("/AA", "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/JS", "/Private")
_ACTIONS = {
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition"),
    *("/RichMediaExecute", "/Movie", "/Sound"),
}
_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_AUTHORED = ("/T", "/M", "/CreationDate", "/NM")


def cleaned(whole: bytes, _content_type: str) -> bytes:
    """Return the pages without scripts, launches, attachments, names and times.

    Raise TooMuchError for more pages or objects than a document has.
    """
    with pikepdf.open(BytesIO(whole)) as pdf:
        if len(pdf.pages) > PAGES or len(pdf.objects) > OBJECTS:
            raise TooMuchError
        _clean_root(pdf)
        for one in _dictionaries(pdf):
            _clean(one)
        for page in pdf.pages:
            _clean_annotations(page.obj)
        return _saved(pdf)


def _clean_root(pdf: Pdf) -> None:
    root = pdf.Root
    _drop(root, _OF_ROOT)
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        _drop(names, _NAMED)
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        _drop(form, ("/XFA",))
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Yield every dictionary that stands by itself, and those that lie in it."""
    for one in pdf.objects:
        yield from _within(one, 0)


def _within(one: Object, depth: int) -> Iterator[Object]:
    if depth > DEPTH:
        raise TooMuchError
    if isinstance(one, Dictionary | Stream):
        yield one
        inner = [one[name] for name in one.keys()]  # noqa: SIM118 -- pikepdf has no plain iteration
    else:
        inner = list(one) if isinstance(one, Array) else []
    for child in inner:
        if isinstance(child, Dictionary | Array) and not child.is_indirect:
            yield from _within(child, depth + 1)


def _clean(one: Object) -> None:
    if one.get("/Type") == Name.Font:
        return
    _drop(one, _OF_ANY)
    if str(one.get("/S", "")) in _ACTIONS:
        for name in [key for key in one.keys() if key not in {"/Type", "/S"}]:  # noqa: SIM118 pikepdf
            del one[name]
        one["/S"] = Name("/GoTo")
    if isinstance(one, Stream) and one.get("/Filter") == Name.DCTDecode:
        one.write(plain_jpeg(one.read_raw_bytes()), filter=Name.DCTDecode)


def _clean_annotations(page: Object) -> None:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    kept = [note for note in notes if str(note.get("/Subtype", "")) not in _ANNOTATIONS]
    for note in kept:
        if note.get("/Subtype") != Name.Widget:
            _drop(note, _AUTHORED)
    page["/Annots"] = Array(kept)


def _drop(one: Object, names: tuple[str, ...]) -> None:
    for name in names:
        if name in one:
            del one[name]


def _saved(pdf: Pdf) -> bytes:
    made = BytesIO()
    pdf.save(made, deterministic_id=True, fix_metadata_version=False)
    return made.getvalue()
