"""Change of track: by consent, told to the complainant alone, and with nothing that does not count.

Whether the other regulation knows what counts there is asked when a client has both
(`rules.tracks.mismatches`): a proof reads one document.
"""

from collections.abc import Iterator

from procedures.rules.language import Regulation, Step, Track
from procedures.rules.placeholders import names_in
from procedures.rules.proofs.subject import Failure, Subject
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
        yield Failure(f"Weg '{code}' hoort in de codelijst '{TRACK}' en onder 'tracks' te staan.")
    if regulation.tracks and not changes:
        yield Failure("Er zijn andere wegen, maar geen stap van het soort 'change'.")
    if changes and not regulation.tracks:
        yield Failure("Er is een stap naar een andere weg, maar 'tracks' noemt er geen.")
    for track in regulation.tracks:
        for sentence in _counts(regulation, track):
            yield Failure(sentence)
    for step in changes:
        for sentence in (*_confidential(step), *_unsaid(subject, step), *_final(regulation, step)):
            yield Failure(sentence)


def _counts(regulation: Regulation, track: Track) -> Iterator[str]:
    if track.regulation == regulation.regulation:
        yield f"Weg '{track.track}' leidt naar deze regeling zelf."
    for act in track.counts:
        step = regulation.step(act)
        if step is None:
            yield f"Weg '{track.track}' telt de onbekende stap '{act}' mee."
        elif step.kind not in COUNTS:
            yield f"Weg '{track.track}': wat met '{act}' is gedaan, kan elders niet meetellen."


def _confidential(step: Step) -> Iterator[str]:
    if set(step.by) & NEVER_CHANGES:
        yield f"Stap '{step.act}': alleen wie de klacht behandelt, zet haar op een andere weg."
    if set(step.visible_to) - {"complainant"}:
        yield f"Stap '{step.act}': waar de klacht verdergaat, is alleen aan de klager."


def _unsaid(subject: Subject, step: Step) -> Iterator[str]:
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
            yield f"Brief '{letter.letter}' vertelt '{letter.to}' waar de klacht verdergaat."
        if letter.to == "complainant" and texts and "continued_as" not in used:
            yield f"Brief '{letter.letter}' noemt het nieuwe nummer niet ({{continued_as}})."


def _final(regulation: Regulation, step: Step) -> Iterator[str]:
    state = regulation.states.get(step.to or "")
    if state is not None and not state.final:
        yield f"Stap '{step.act}': de klacht gaat elders verder, dus hier hoort zij te eindigen."
