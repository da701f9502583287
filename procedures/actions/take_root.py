from datetime import datetime

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit import roots
from kernel.audit.chain import About, record
from kernel.audit.models import Root


@transaction.atomic
def take_root(size: int, *, by: Actor, at: datetime) -> dict[str, object]:
    """Return a signed root as the file to keep, and note who took it; Http404 when it is not."""
    root = Root.objects.filter(size=size).first()
    if root is None:
        raise Http404
    record("root.taken", by=by, at=at, about=About("root"), facts={"size": size})
    return roots.document(root)
