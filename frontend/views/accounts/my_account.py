from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frontend.admission import site_of
from frontend.again import again
from frontend.context import bureau_address
from frontend.forms.sign_in import ChangedPasswordForm
from frontend.menus import own_menu
from frontend.own_account import for_account
from frontend.readers import actor_from, bureau_roles_of, person_of
from kernel import clock
from kernel.identity.factors import end_everywhere, factors_of
from kernel.identity.models import Account
from kernel.identity.passkeys import passkeys_of
from kernel.identity.proofs import prove
from kernel.identity.sessions import digest_of, open_sessions


@for_account
def my_account(request: HttpRequest, account: Account) -> HttpResponse:
    """Show somebody how they sign in, and where they are signed in at this host."""
    site = site_of(request)
    context = {
        **_menu(request, account),
        "account": account,
        "factors": factors_of(account, site.host),
        "passkeys": passkeys_of(account, site.host),
        "app": Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first(),
        "sessions": open_sessions(account),
        "here": digest_of(request.session.session_key),
        "host": site.host,
        "elsewhere": bureau_address() if _is_looked_after_elsewhere(request, account) else "",
    }
    return render(request, "accounts/my_account.html", context)


@sensitive_post_parameters("password", "new_password")
@for_account
def change_password(request: HttpRequest, account: Account) -> HttpResponse:
    """Take a new password; everywhere else somebody is signed out."""
    if _is_looked_after_elsewhere(request, account):
        return redirect("my_account")
    form = ChangedPasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        account.set_password(form.cleaned_data["new_password"])
        account.save(update_fields=["password"])
        update_session_auth_hash(request, account)
        prove(request, "password", clock.now())
        messages.success(request, _("Uw wachtwoord is gewijzigd. Elders bent u uitgelogd."))
        return redirect("my_account")
    context = {**_menu(request, account), "form": form}
    status = 422 if form.errors else 200
    return render(request, "accounts/change_password.html", context, status=status)


@require_POST
@for_account
def end_session(request: HttpRequest, account: Account) -> HttpResponse:
    """End one of somebody's own sessions at this host."""
    ended, _rows = open_sessions(account).filter(digest=request.POST.get("session", "")).delete()
    if not ended:
        raise Http404
    messages.success(request, _("Daar bent u nu uitgelogd."))
    return redirect("my_account")


@require_POST
@for_account
def end_others(request: HttpRequest, account: Account) -> HttpResponse:
    """End every other session, at the other hosts too (for who is looked after here)."""
    open_sessions(account).exclude(digest=digest_of(request.session.session_key)).delete()
    if not _is_looked_after_elsewhere(request, account):
        end_everywhere(account)
        update_session_auth_hash(request, account)
    messages.success(request, _("Overal elders bent u nu uitgelogd."))
    return redirect("my_account")


@require_POST
@for_account
@again()
def drop_factor(request: HttpRequest, account: Account) -> HttpResponse:
    """Take a passkey or the app away, as long as another second step remains."""
    lasting = Authenticator.objects.filter(user=account).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    wanted = request.POST.get("factor", "")
    found = lasting.filter(pk=int(wanted) if wanted.isdecimal() else None).first()
    if found is None:
        raise Http404
    if lasting.count() == 1:
        messages.error(request, _("Dit is uw enige tweede stap. Stel eerst een andere in."))
    else:
        found.delete()
        messages.success(request, _("Dit werkt nu niet meer om aan te melden."))
    return redirect("my_account")


def _is_looked_after_elsewhere(request: HttpRequest, account: Account) -> bool:
    """Answer whether this is somebody of the consultancy who is at a client.

    A client's role may not change their account (`tenants.postgresql.policies`).
    """
    return account.is_consultancy and not request.tenant.is_public  # type: ignore[attr-defined]


def _menu(request: HttpRequest, account: Account) -> dict[str, object]:
    """Return the menu of the work that somebody comes from, so that they find the way back."""
    person = None if request.tenant.is_public else person_of(request)  # type: ignore[attr-defined]
    if person is None:
        request.bureau_roles = bureau_roles_of(request, account)  # type: ignore[attr-defined]
        return {"navs": ["consultancy/nav.html"]}
    reader = actor_from(person)
    return {"navs": own_menu(reader), "reader": reader}
