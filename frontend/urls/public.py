"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver

from frontend.views.parties.guests import support, support_hearing, testimony
from frontend.views.public.belonging import belong, belong_where, belong_wipe, whom_to_call
from frontend.views.public.filing import file, file_page, file_wipe
from frontend.views.public.information import accessibility, home, how, privacy, who_sees_what
from frontend.views.public.leaving import file_kept, file_later, file_stop
from frontend.views.public.papers import form_pdf, poster_pdf
from frontend.views.public.proofs import receipt_check, receipt_key
from frontend.views.public.receipts import receipt, receipt_content, receipt_pdf
from frontend.views.public.regulation import regulation_file, regulation_text
from frontend.views.public.sending import file_check
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("", home, name="home", needs="public"),
    route("zo-werkt-het/", how, name="how", needs="public"),
    route("waar-hoor-ik-thuis/", belong, name="belong", needs="public"),
    route("waar-hoor-ik-thuis/wegen/", belong_where, name="belong_where", needs="public"),
    route("waar-hoor-ik-thuis/wissen/", belong_wipe, name="belong_wipe", needs="public"),
    route("waar-hoor-ik-thuis/<slug:question>/", belong, name="belong_at", needs="public"),
    route("klachtformulier.pdf", form_pdf, name="form_pdf", needs="public"),
    route("poster.pdf", poster_pdf, name="poster_pdf", needs="public"),
    route("wie-kunt-u-bellen/", whom_to_call, name="whom_to_call", needs="public"),
    route("regeling/", regulation_text, name="regulation_text", needs="public"),
    route("regeling/<slug:language>/", regulation_text, name="regulation_text_in", needs="public"),
    route(
        "regeling/<slug:language>.pdf",
        regulation_file,
        {"form": "pdf"},
        name="regulation_pdf",
        needs="public",
    ),
    route(
        "regeling/<slug:language>.docx",
        regulation_file,
        {"form": "docx"},
        name="regulation_word",
        needs="public",
    ),
    route("melden/", file, name="file", needs="public"),
    route("melden/wissen/", file_wipe, name="file_wipe", needs="public"),
    route("melden/later/", file_later, name="file_later", needs="public"),
    route("melden/bewaard/", file_kept, name="file_kept", needs="public"),
    route("melden/stoppen/", file_stop, name="file_stop", needs="public"),
    route("melden/controle/", file_check, name="file_check", needs="public"),
    route("melden/ontvangen/", receipt, name="receipt", needs="public"),
    route("melden/ontvangen/ontvangstbewijs.pdf", receipt_pdf, name="receipt_pdf", needs="public"),
    route(
        "melden/ontvangen/ingediend.json", receipt_content, name="receipt_content", needs="public"
    ),
    route("ontvangstbewijs/", receipt_check, name="receipt_check", needs="public"),
    route("ontvangstbewijs/sleutel.pem", receipt_key, name="receipt_key", needs="public"),
    route("melden/<slug:slug>/", file_page, name="file_page", needs="public"),
    route("bijstaan/", support, name="support", needs="own_support.read"),
    route(
        "bijstaan/afspraak.ics", support_hearing, name="support_hearing", needs="own_support.read"
    ),
    route("getuigen/", testimony, name="testimony", needs="own_testimony.read own_testimony.add"),
    route("wie-ziet-wat/", who_sees_what, name="who_sees_what", needs="public"),
    route("privacy/", privacy, name="privacy", needs="public"),
    route("toegankelijkheid/", accessibility, name="accessibility", needs="public"),
]
