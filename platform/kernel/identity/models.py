from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; the address is the name under which somebody signs in."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Create an account with a lower-case address and a hashed password."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who can sign in: of the consultancy, of a client, or an external expert.

    What they may do is not here: for the consultancy it is an assignment, within a client it is
    the person row that carries this account's id. Nothing hot is kept in this row.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    is_consultancy = models.BooleanField(
        default=False, help_text="Works for the consultancy and may sign in on its own host."
    )
    session_round = models.IntegerField(default=0, db_default=0)
    last_login = None

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    @property
    def known_as(self) -> str:
        """By what its owner knows it: the address, or the name where that was drawn by lot."""
        return self.name if self.email.endswith(".invalid") else self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind sessions to the password and to the round: a new one of either ends them all."""
        salt = "kernel.identity.Account.session"
        bound = f"{self.session_round}/{self.password}"
        return salted_hmac(salt, bound, secret=secret, algorithm="sha256").hexdigest()


class Session(models.Model):
    """A session at one host, under a digest of its key; see `kernel.identity.sessions`.

    `holder` is the database role that made it, filled in by the database itself. For somebody with
    an account it says since when, about when last, and in what kind of browser; never from where.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    data = models.TextField()
    expires_at = models.DateTimeField(db_index=True)
    account_id = models.UUIDField(null=True)
    begun_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    browser = models.CharField(max_length=60, default="", db_default="")
    holder = models.CharField(
        max_length=63, editable=False, db_default=models.Func(template="CURRENT_USER")
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account_id"], name="identity_session_account")
        ]


class Restoration(models.Model):
    """Somebody lost every second factor: asked by one person, agreed to by another.

    `asked_by` and `agreed_by` are accounts; `holder` is the database role of the host where it was
    asked, filled in by the database itself, so that no other host sees it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="restorations")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    holder = models.CharField(
        max_length=63, editable=False, db_default=models.Func(template="CURRENT_USER")
    )
