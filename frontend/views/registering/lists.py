"""Departments with their people, the client's own codes, and what becomes of a code."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext

from frontend.forms.received import id_in, sent
from frontend.forms.registering import (
    CodeChangeForm,
    DepartmentForm,
    HeadCountForm,
    OwnCodeForm,
)
from frontend.forms.sending import attempt
from frontend.views.registering.desk import (
    codes_of,
    for_keepers,
    known_labels,
    page,
    today,
    words_of,
)
from kernel import clock
from kernel.actors import Actor
from procedures.actions.keep_codes import (
    add_code,
    add_department,
    change_code,
    count_people,
    end_code,
    undo_change,
)
from procedures.models import CodeChange, Department, HeadCount, OwnCode
from procedures.rules.statistics.codes import EXTENDABLE


@for_keepers
def departments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the departments with their people; a POST adds one."""
    form = DepartmentForm(sent(request), initial={"from_on": today().replace(month=1, day=1)})

    def keep() -> None:
        given = form.cleaned_data
        people = given["employees_count"], given["from_on"]
        add_department(given["name"], people, by=actor, at=clock.now())

    status = attempt(form, keep)
    if not status:
        messages.success(request, gettext("De afdeling staat erbij."))
        return redirect("departments")
    now: dict[str, int] = {}
    for row in HeadCount.objects.filter(from_on__lte=today()).order_by("from_on"):
        now[row.department_id] = row.employees_count
    found = Department.objects.order_by("name")
    lines = [(one, now.get(one.code, one.employees_count)) for one in found]
    return page(request, actor, "departments", {"form": form, "lines": lines}, status=status)


@for_keepers
def department(request: HttpRequest, actor: Actor, department_code: str) -> HttpResponse:
    """Show how many people worked at a department from when on; a POST says it from a day on."""
    found = get_object_or_404(Department, code=department_code)
    form = HeadCountForm(sent(request), initial={"from_on": today()})

    def keep() -> None:
        given = form.cleaned_data
        people = given["employees_count"], given["from_on"]
        count_people(found.code, people, by=actor, at=clock.now())

    status = attempt(form, keep)
    if not status:
        messages.success(request, gettext("Het aantal medewerkers is bewaard."))
        return redirect("department", department_code=found.code)
    counts = found.head_counts.order_by("-from_on")
    context = {"found": found, "counts": counts, "form": form}
    return page(request, actor, "department", context, status=status)


@for_keepers
def code_lists(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the client's own codes and what became of codes; a POST adds a code, or ends one."""
    if request.POST.get("undo"):
        undo_change(id_in(request.POST["undo"]), by=actor, at=clock.now())
        messages.success(request, gettext("De wijziging is teruggedraaid."))
        return redirect("code_lists")
    if request.POST.get("turn"):
        _turn(id_in(request.POST["turn"]), actor)
        return redirect("code_lists")
    labels = known_labels()
    codes, words = codes_of(labels), words_of(labels)
    lists = [one for one in codes["list"] if one[0] in EXTENDABLE]
    form = OwnCodeForm(sent(request), lists=lists)

    def keep() -> None:
        given = form.cleaned_data
        add_code(given["dimension"], given["label"], by=actor, at=clock.now())

    status = attempt(form, keep)
    if not status:
        messages.success(request, gettext("Het staat op de lijst."))
        return redirect("code_lists")
    named = dict(codes["list"])
    own = [(one, named[one.dimension]) for one in OwnCode.objects.order_by("dimension", "label")]
    changes = [
        (
            one,
            named[one.dimension],
            words.label(one.dimension, one.code),
            ", ".join(words.label(one.dimension, code) for code in one.becomes),
        )
        for one in CodeChange.objects.order_by("from_on")
    ]
    context = {"form": form, "own": own, "changes": changes}
    return page(request, actor, "lists", context, status=status)


@for_keepers
def code_change(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what becomes of a code from a day on, and keep it."""
    form = CodeChangeForm(sent(request), codes=codes_of(known_labels()))
    status = attempt(form, lambda: change_code(form.changed(), by=actor, at=clock.now()))
    if not status:
        messages.success(request, gettext("De wijziging is bewaard."))
        return redirect("code_lists")
    return page(request, actor, "change", {"form": form}, status=status)


def _turn(code_id: UUID, actor: Actor) -> None:
    """End a code of the client's, or offer it again."""
    found = OwnCode.objects.filter(id=code_id).first()
    if found is None:
        raise Http404
    end_code(code_id, on=None if found.ended_on else today(), by=actor, at=clock.now())
