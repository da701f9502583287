from procedures.models import Edition, Vignette


def keep_stories(before: Edition, after: Edition) -> None:
    """Take the stories of a published edition along to its correction; publishing checks them."""
    for one in before.vignettes.all():
        Vignette.objects.create(
            edition=after,
            ordinal=one.ordinal,
            title=one.title,
            text=one.text,
            facts=one.facts,
            plain_words=one.plain_words,
            written_by=one.written_by,
            written_at=one.written_at,
            approved_by=one.approved_by,
            approved_at=one.approved_at,
        )
