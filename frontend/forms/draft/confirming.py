from frontend.forms import WederhoorForm


class ConfirmForm(WederhoorForm):
    """Nothing to fill in: only whether the draft is still as it was shown."""
