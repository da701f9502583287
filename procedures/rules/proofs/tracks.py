"""Change of track: by consent, told to the complainant alone, and with nothing that does not count.

Whether the other regulation knows what counts there is asked when a client has both
(`rules.tracks.mismatches`): a proof reads one document.
"""

from collections.abc import Iterator

from procedures.rules.language import Regulation, Step, Track
from procedures.rules.placeholders import names_in
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.tracks import COUNTS, TRACK

NEVER_CHANGES = frozenset({"respondent", "employer", "system"})
"""Who has no say in where a complaint goes on."""
TELLS_WHERE = frozenset({"track", "continued_as"})


def tracks_kept(subject: Subject) -> Iterator[Failure]:
    """A complaint goes on elsewhere only by a step that keeps it from the other side."""
    regulation = subject.regulation
    changes = [step for step in regulation.steps if step.kind == "change"]
    listed = set(regulation.code_lists.get(TRACK, ()))
    for code in sorted(listed ^ {track.track for track in regulation.tracks}):
        yield failed("track_unlisted", track=code, list=TRACK)
    if regulation.tracks and not changes:
        yield failed("tracks_without_step")
    if changes and not regulation.tracks:
        yield failed("step_without_tracks")
    for track in regulation.tracks:
        yield from _counts(regulation, track)
    for step in changes:
        yield from (*_confidential(step), *_unsaid(subject, step), *_final(regulation, step))


def _counts(regulation: Regulation, track: Track) -> Iterator[Failure]:
    if track.regulation == regulation.regulation:
        yield failed("track_circular", track=track.track)
    for act in track.counts:
        step = regulation.step(act)
        if step is None:
            yield failed("track_counts_unknown", track=track.track, step=act)
        elif step.kind not in COUNTS:
            yield failed("track_counts_wrong", track=track.track, step=act)


def _confidential(step: Step) -> Iterator[Failure]:
    if set(step.by) & NEVER_CHANGES:
        yield failed("track_chosen_by_other", step=step.act)
    if set(step.visible_to) - {"complainant"}:
        yield failed("track_shown", step=step.act)


def _unsaid(subject: Subject, step: Step) -> Iterator[Failure]:
    """No letter to anybody but the complainant says where it goes on."""
    for letter in step.letters:
        texts = [words.letters.get(letter.letter) for words in subject.words.values()]
        used = {
            name
            for text in texts
            if text is not None
            for name in names_in(" ".join((text.subject, *text.paragraphs)))
        }
        if letter.to != "complainant" and used & TELLS_WHERE:
            yield failed("track_told", letter=letter.letter, role=letter.to)
        if letter.to == "complainant" and texts and "continued_as" not in used:
            yield failed("number_unsaid", letter=letter.letter, filled="continued_as")


def _final(regulation: Regulation, step: Step) -> Iterator[Failure]:
    state = regulation.states.get(step.to or "")
    if state is not None and not state.final:
        yield failed("track_unending", step=step.act)
