from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell."""


def undated(package: bytes) -> bytes:
    """Return a zipped document without the moments at which its parts were packed.

    So the same document is the same bytes, whenever it is made.
    """
    target = BytesIO()
    with ZipFile(BytesIO(package)) as packed, ZipFile(target, "w", ZIP_DEFLATED) as anew:
        for part in packed.infolist():
            anew.writestr(ZipInfo(part.filename, EPOCH), packed.read(part), ZIP_DEFLATED)
    return target.getvalue()
