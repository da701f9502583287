"""What a request sent, read so that nothing anybody can type breaks a page."""

from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict

from frontend.forms.form import WederhoorForm


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, also when that is nothing; None when the page is opened."""
    return request.POST if request.method == "POST" else None


def seen(request: HttpRequest, version: object) -> str:
    """Return the version that the sender of a form saw, or the present one for a new form.

    Whether that is still good is the action's to say: a form that was sent twice is no conflict.
    """
    return request.POST.get("object_version", "") if request.method == "POST" else str(version)


def number(written: str) -> int:
    """Return a version as a number; what is none never was a version."""
    return int(written) if written.isdecimal() else -1


def key_of(form: WederhoorForm) -> UUID:
    """Return the key that a form is sent under once. Raise Http404 where somebody took it out."""
    if form.once_key is None:
        raise Http404
    return form.once_key


def id_or_none(written: str) -> UUID | None:
    """Return an id as it was sent, None for what is none."""
    try:
        return UUID(written)
    except ValueError:
        return None


def id_in(written: str) -> UUID:
    """Return an id as it was sent. Raise Http404 for what is none."""
    found = id_or_none(written)
    if found is None:
        raise Http404
    return found
