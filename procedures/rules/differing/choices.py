"""Differences in who may file and how, and in the lists to choose from."""

from collections.abc import Iterator

from procedures.rules.differing.telling import Difference, Teller, came, stayed, went

FILING, CODES = "filing", "codes"
LISTED = ("who", "anonymity", "channels")
TOLD = frozenset({*LISTED, "questions", "limit"})


def filing_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in who may complain, through what, by what name, and what is asked."""
    before, after = teller.before.filing, teller.after.filing
    for field in LISTED:
        was, is_ = getattr(before, field), getattr(after, field)
        for key, codes in ((f"{field}_new", came(was, is_)), (f"{field}_gone", went(was, is_))):
            if codes:
                yield teller.say(FILING, key, codes=teller.known(codes))
    if before.limit != after.limit:
        if after.limit is None:
            yield teller.say(FILING, "limit_gone")
        else:
            yield teller.say(FILING, "limit", after=teller.length(after.limit))
    yield from _questions(teller)
    yield from teller.others(FILING, teller.part_word("filing"), (before, after), TOLD)


def _questions(teller: Teller) -> Iterator[Difference]:
    was, is_ = (
        {one.name: one for one in each.filing.questions} for each in (teller.before, teller.after)
    )
    for key, names in (("question_new", came(was, is_)), ("question_gone", went(was, is_))):
        for name in names:
            yield teller.say(FILING, key, question=teller.word("questions", name))
    for name in stayed(was, is_):
        called = teller.word("questions", name)
        yield from _options(teller, name, was[name].options, is_[name].options)
        told = ("name", "options")
        yield from teller.others(FILING, called, (was[name], is_[name]), told)


def code_differences(teller: Teller) -> Iterator[Difference]:
    """Yield which codes came and went, list by list."""
    before, after = teller.before.code_lists, teller.after.code_lists
    for name in dict.fromkeys((*after, *before)):
        yield from _options(teller, name, before.get(name, ()), after.get(name, ()))


def _options(
    teller: Teller, name: str, was: tuple[str, ...], is_: tuple[str, ...]
) -> Iterator[Difference]:
    called = teller.list_word(name)
    new, gone = came(was, is_), went(was, is_)
    if new:
        yield teller.say(CODES, "codes_new", list=called, codes=teller.codes(name, new))
    if gone:
        yield teller.say(CODES, "codes_gone", list=called, codes=teller.codes(name, gone))
    if not new and not gone and was != is_:
        yield teller.say(CODES, "codes_order", list=called)
