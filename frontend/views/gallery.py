from datetime import UTC, date, datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField, ManyFilesField

# Invented example texts for our own eyes; they are not translated.


class ExampleForm(WederhoorForm):
    """One field of each kind."""

    once = True
    subject = forms.CharField(label="Waar gaat uw klacht over?", max_length=60)
    story = LongTextField(label="Wat is er gebeurd?", help_text="Schrijf het in uw eigen woorden.")
    happened_on = DutchDateField(label="Wanneer was dat?", required=False)
    email = forms.EmailField(label="E-mailadres", required=False, help_text="Alleen voor antwoord.")
    channel = forms.ChoiceField(
        label="Hoe mogen wij u bereiken?",
        choices=[("mail", "E-mail"), ("phone", "Telefoon"), ("portal", "Alleen via dit portaal")],
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label="Waar gaat het om?",
        choices=[("bullying", "Pesten"), ("harassment", "Intimidatie"), ("other", "Iets anders")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="U mag er meer kiezen.",
    )
    department = forms.ChoiceField(
        label="Afdeling", choices=[("", "Kies een afdeling"), ("a", "Zorg"), ("b", "Facilitair")]
    )
    annexes = ManyFilesField(label="Bijlagen", required=False, help_text="PDF, Word of foto.")
    agreed = forms.BooleanField(label="Ik heb gelezen wie mijn klacht kan zien.")


class ExampleFilters(WederhoorForm):
    """A bar over a list."""

    is_filter = True
    text = forms.CharField(label="Zoek", required=False)
    state = forms.ChoiceField(label="Stand", required=False, choices=[("", "Alle"), ("o", "Open")])


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states, in the demo and while developing only."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    messages.success(request, "De brief is klaargezet.")
    sent = {"email": "geen adres", "happened_on": "31-02-2026", "department": "b"}
    context = {
        "blank": ExampleForm(auto_id="blank_%s"),
        "wrong": ExampleForm(sent, auto_id="wrong_%s", version=1),
        "filters": ExampleFilters(auto_id="filter_%s"),
        "page": Paginator(range(200), 10).page(4),
        "on": date(2026, 3, 3),
        "at": datetime(2026, 3, 3, 13, 5, tzinfo=UTC),
        "term_states": ("on_time", "due_soon", "overdue", "met", "met_late"),
        "more_states": ("suspended", "open", "cancelled"),
        "tones": ("neutral", "info", "ok", "warning", "error"),
    }
    return render(request, "gallery.html", context)
