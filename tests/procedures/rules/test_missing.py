from procedures.rules.missing import FileFacts, Gap, gaps

WHOLE = FileFacts()


def test_a_whole_file_lacks_nothing() -> None:
    assert gaps(WHOLE) == ()


def test_what_is_missing_is_told_with_what_waits_for_us_first() -> None:
    facts = FileFacts(
        respondent_count=0,
        unread_count=2,
        stuck_count=1,
        late_measure_count=3,
        undecided_count=1,
        undeclared_count=2,
        unplaced="p",
        unreached=(("complainant", "a"),),
        without_code=(("respondent", "b"),),
        lacking={"respondent": 4},
        empty_seats={"chair": 1},
    )
    assert gaps(facts) == (
        Gap("unread", 2),
        Gap("stuck", 1),
        Gap("measures", 3),
        Gap("respondent"),
        Gap("address.complainant", 1, "a"),
        Gap("code.respondent", 1, "b"),
        Gap("department", 1, "p"),
        Gap("objections", 1),
        Gap("seat", 1, "chair"),
        Gap("declarations", 2),
        Gap("pieces.respondent", 4),
    )


def test_a_closed_file_asks_for_no_address_and_no_seat() -> None:
    facts = FileFacts(
        closed=True,
        unread_count=1,
        unreached=(("complainant", "a"),),
        empty_seats={"chair": 1},
        undecided_count=1,
    )
    assert gaps(facts) == (Gap("unread", 1),)


def test_a_regulation_that_tells_nobody_asks_for_no_respondent() -> None:
    assert gaps(FileFacts(tells=False, respondent_count=0)) == ()
