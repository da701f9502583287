"""MP3 without its tags; WAV with its tags filled with zeros."""

from struct import unpack_from

_TOLD = {b"LIST", b"bext", b"iXML", b"id3 ", b"ID3 ", b"_PMX", b"axml", b"cart", b"DISP", b"aXML"}
_ID3_HEAD, _ID3_TAIL, _APE_HEAD = 10, 128, 32


def cleaned(whole: bytes, content_type: str) -> bytes:
    """Return the sound without who, when and where."""
    return _plain_wav(whole) if content_type == "audio/wav" else _plain_mp3(whole)


def _plain_mp3(whole: bytes) -> bytes:
    while whole.startswith(b"ID3") and len(whole) > _ID3_HEAD:
        size = 0
        for byte in whole[6:10]:  # seven bits a byte
            size = size << 7 | byte & 0x7F
        footer = _ID3_HEAD if whole[5] & 0x10 else 0
        whole = whole[_ID3_HEAD + size + footer :]
    if whole[-_ID3_TAIL:].startswith(b"TAG"):
        whole = whole[:-_ID3_TAIL]
    if whole[-_APE_HEAD:].startswith(b"APETAGEX"):
        size = unpack_from("<I", whole, len(whole) - _APE_HEAD + 12)[0]
        head = _APE_HEAD if whole[-size - _APE_HEAD :].startswith(b"APETAGEX") else 0
        whole = whole[: max(0, len(whole) - size - head)]
    return whole


def _plain_wav(whole: bytes) -> bytes:
    made, at = bytearray(whole), 12
    while at + 8 <= len(made):
        name, size = unpack_from("<4sI", made, at)
        stop = min(len(made), at + 8 + size)
        if bytes(name) in _TOLD:
            made[at : at + 4] = b"JUNK"
            made[at + 8 : stop] = bytes(stop - at - 8)
        at += 8 + size + size % 2
    return bytes(made)
