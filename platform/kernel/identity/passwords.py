"""Django's rules for passwords, said in our own words."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
)
from django.utils.translation import gettext as _


class LengthValidator(MinimumLengthValidator):
    """Refuses what is too short; there is no rule about which signs it has (ASVS 5.0, 6.2.5)."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return _("Dit wachtwoord is te kort. Neem ten minste %(count)s tekens.") % {
            "count": self.min_length
        }


class KnownPasswordValidator(CommonPasswordValidator):
    """Refuses the twenty thousand passwords that people choose most."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return _("Dit wachtwoord gebruiken veel mensen. Kies een ander.")
