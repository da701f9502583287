from procedures.reports.prose import blocks


def test_empty_lines_part_paragraphs_and_dashes_make_lists() -> None:
    written = "Eerste regel\nloopt door.\r\n\r\nDan:\n- een\n- twee\nEn verder.\n\n\n- los"
    assert blocks(written) == [
        {"kind": "paragraph", "text": "Eerste regel loopt door."},
        {"kind": "paragraph", "text": "Dan:"},
        {"kind": "list", "items": ["een", "twee"]},
        {"kind": "paragraph", "text": "En verder."},
        {"kind": "list", "items": ["los"]},
    ]


def test_nothing_written_is_nothing_set() -> None:
    assert blocks(" \n\n ") == []
