"""A mark and the file that it goes on, as one input of the child."""

_LENGTH_BYTES = 8


def packed(stamp: bytes, document: bytes) -> bytes:
    """Return a stamp and a document as what the child reads."""
    return len(stamp).to_bytes(_LENGTH_BYTES, "big") + stamp + document


def unpacked(whole: bytes) -> tuple[bytes, bytes]:
    """Return the stamp and the document again."""
    length = int.from_bytes(whole[:_LENGTH_BYTES], "big")
    rest = whole[_LENGTH_BYTES:]
    return rest[:length], rest[length:]
