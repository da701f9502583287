"""A story as it was filed."""

from datetime import timedelta

from procedures.rules.filing import Filed, PersonNamed
from wederhoor.demo.planning import Scene
from wederhoor.demo.sheets import Named

ANONYMOUS = Named()


def filed(scene: Scene) -> Filed:
    """Return what was filled in when the complaint of this scene was filed."""
    story = scene.story
    elements = tuple(pair for element in story.elements for pair in element.items())
    days = timedelta(days=story.happened or 0)
    return Filed(
        story=story.story.strip(),
        received_at=scene.filed_at,
        channel=story.channel,
        complainant=_named(story.complainant or ANONYMOUS),
        respondents=tuple(_named(one) for one in story.respondents),
        elements=elements,
        categories=tuple(dict.fromkeys((*story.categories, *(one for one, _ in elements)))),
        grounds=story.grounds,
        wish=story.wish.strip(),
        happened_on=None if story.happened is None else scene.filed_at.date() - days,
        department=story.department,
        anonymous=story.complainant is None,
        answers=story.answers,
        language=story.language,
    )


def _named(one: Named) -> PersonNamed:
    return PersonNamed(one.name, one.email, department=one.department)
