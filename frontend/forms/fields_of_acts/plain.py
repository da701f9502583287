"""Fields of one control: text, codes, dates, flags, scores, sides, terms and files."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext

from frontend.forms.fields import DutchDateField, LongTextField, ManyFilesField
from frontend.forms.fields_of_acts.part import Cleaned, Part, Setting, single
from frontend.forms.fields_of_acts.points import by_point, is_by_point
from kernel import clock
from procedures.queries.told import attendance_in_words
from procedures.queries.tracks import open_tracks
from procedures.rules.facts import ATTENDANCE
from procedures.rules.language import Field
from procedures.rules.tracks import TRACK
from procedures.rules.walk import SIDES
from tenants import scope

RADIO_MAX = 8
SCORES = range(1, 11)
FOLLOWS, DEPARTURE = "follows", "departure_reasons"
CHANNEL, PORTAL = "aftercare_channel", "portal"


def text(one: Field, setting: Setting) -> Part:
    """Make a box for words; the answer to a complaint of several points has one for each."""
    if is_by_point(one, setting):
        return by_point(one, setting)
    if setting.step.kind == "decide" and one.name == DEPARTURE:
        return _reasons_to_depart(one, setting)
    return single(
        one,
        LongTextField(
            rows=4, label=setting.label(one), help_text=setting.help(one), required=one.required
        ),
    )


def _reasons_to_depart(one: Field, setting: Setting) -> Part:
    """Ask why an advice is not followed: told together with whatever else is to be mended."""
    control = LongTextField(
        rows=4, label=setting.label(one), help_text=setting.help(one), required=one.required
    )
    control.may_be_skipped = True  # type: ignore[attr-defined] # its hint says when it must be there

    def check(cleaned: Cleaned) -> list[tuple[str, str]]:
        if cleaned.get(FOLLOWS) != "no" or str(cleaned.get(one.name) or "").strip():
            return []
        bare = gettext("Wijkt u af van het advies? Schrijf dan waarom; beide partijen lezen dit.")
        return [(one.name, bare)]

    return replace(single(one, control), check=check)


def code(one: Field, setting: Setting) -> Part:
    """Make a choice of one code: radio buttons while they are few."""
    choices = setting.codes(one.list or one.name)
    if _by_itself(one, setting) and PORTAL in dict(choices):
        return Part(one.name, {}, lambda _cleaned: PORTAL)
    if setting.step.kind == "change" and one.name == TRACK:
        choices = _open(choices, setting)
    return single(one, choice(one, setting, choices))


def _by_itself(one: Field, setting: Setting) -> bool:
    """Whether it asks how somebody was reached who fills in the form: that is by the portal."""
    looks_back = setting.step.kind == "aftercare" and setting.actor.kind == "party"
    return looks_back and (one.list or one.name) == CHANNEL


def _open(choices: list[tuple[str, str]], setting: Setting) -> list[tuple[str, str]]:
    """Keep the tracks that the client has a regulation for."""
    today = clock.local_date(clock.now(), scope.current().time_zone)
    known = {track.track for track in open_tracks(setting.case, today)}
    return [(code, label) for code, label in choices if code in known]


def codes(one: Field, setting: Setting) -> Part:
    """Make a choice of several codes."""
    return single(
        one,
        forms.MultipleChoiceField(
            choices=setting.codes(one.list or one.name),
            widget=forms.CheckboxSelectMultiple,
            label=setting.label(one),
            help_text=setting.help(one),
            required=one.required,
        ),
    )


def choice(one: Field, setting: Setting, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """Return a choice under the field's own label; what is optional can be left open."""
    few = one.required and len(choices) <= RADIO_MAX
    open_ = [] if few else [("", gettext("Kies"))]
    return forms.ChoiceField(
        choices=[*open_, *choices],
        widget=forms.RadioSelect if few else forms.Select,
        label=setting.label(one),
        help_text=setting.help(one),
        required=one.required,
    )


def date(one: Field, setting: Setting) -> Part:
    """Make a box for a day."""
    control = DutchDateField(label=setting.label(one), required=one.required)
    if setting.help(one):
        control.help_text = f"{setting.help(one)} ({control.help_text})"
    return single(one, control)


def flag(one: Field, setting: Setting) -> Part:
    """Make a box to tick; a required one is a condition. A decision is never an empty box."""
    if setting.step.kind == "decide" and not one.required:
        return _yes_or_no(one, setting)
    if setting.step.kind == "aftercare" and setting.actor.kind == "party" and setting.help(one):
        return _asked_in_words(one, setting)
    return single(
        one,
        forms.BooleanField(
            label=setting.label(one), help_text=setting.help(one), required=one.required
        ),
    )


def _yes_or_no(one: Field, setting: Setting) -> Part:
    return _yes(one, label=setting.label(one), help_text=setting.help(one))


def _asked_in_words(one: Field, setting: Setting) -> Part:
    """Ask a party the question itself, where staff ticks what it heard."""
    return _yes(one, label=setting.texts.help[one.name], required=one.required)


def _yes(one: Field, *, label: str, help_text: str = "", required: bool = True) -> Part:
    control = forms.ChoiceField(
        choices=[("yes", gettext("Ja")), ("no", gettext("Nee"))],
        widget=forms.RadioSelect,
        label=label,
        help_text=help_text,
        required=required,
    )
    return Part(one.name, {one.name: control}, lambda cleaned: cleaned.get(one.name) == "yes")


def attendance(one: Field, setting: Setting) -> Part:
    """Ask whether somebody comes: yes, no, or rather on another day."""
    choices = [(answer, attendance_in_words(answer)) for answer in ATTENDANCE]
    return single(one, choice(one, setting, choices))


def score(one: Field, setting: Setting) -> Part:
    """Make a choice of 1 to 10."""
    choices = [(str(number), str(number)) for number in SCORES]
    return single(one, choice(one, setting, choices))


def side(one: Field, setting: Setting) -> Part:
    """Ask whom it is about; a party acts for its own side and is not asked."""
    if one.of is not None:
        return Part(one.name, {}, lambda _cleaned: one.of)
    own = setting.actor.roles & set(SIDES)
    if setting.actor.kind == "party" and own:
        return Part(one.name, {}, lambda _cleaned: min(own))
    return single(one, choice(one, setting, [(name, setting.role(name)) for name in SIDES]))


def term(one: Field, setting: Setting) -> Part:
    """Make a choice of the terms that this act can extend; the only one is chosen already."""
    found = {
        name: setting.texts.terms.get(name, name)
        for name, spec in setting.regulation.terms.items()
        if spec.extension and (spec.extended_by or "extended") == setting.step.act
    }
    control = choice(one, setting, list(found.items()))
    if len(found) == 1:
        control.initial = next(iter(found))
    return single(one, control)


def files(one: Field, setting: Setting) -> Part:
    """Make a control for several files; they are stored with the act."""
    control = ManyFilesField(
        label=setting.label(one), help_text=setting.help(one), required=one.required
    )
    return replace(single(one, control), uploads=True)
