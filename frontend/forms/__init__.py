"""Forms that say what they want, what is wrong, and that cannot be sent twice or too late."""

from frontend.forms.form import WederhoorForm

__all__ = ["WederhoorForm"]
