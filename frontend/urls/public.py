"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.public.filing import file, file_page, file_wipe
from frontend.views.public.information import accessibility, home, how, privacy, who_sees_what
from frontend.views.public.receipts import receipt
from frontend.views.public.regulation import regulation_file, regulation_text
from frontend.views.public.sending import file_check

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("zo-werkt-het/", how, name="how"),
    path("regeling/", regulation_text, name="regulation_text"),
    path("regeling/<slug:language>/", regulation_text, name="regulation_text_in"),
    path("regeling/<slug:language>.pdf", regulation_file, {"form": "pdf"}, name="regulation_pdf"),
    path(
        "regeling/<slug:language>.docx", regulation_file, {"form": "docx"}, name="regulation_word"
    ),
    path("melden/", file, name="file"),
    path("melden/wissen/", file_wipe, name="file_wipe"),
    path("melden/controle/", file_check, name="file_check"),
    path("melden/ontvangen/", receipt, name="receipt"),
    path("melden/<slug:slug>/", file_page, name="file_page"),
    path("wie-ziet-wat/", who_sees_what, name="who_sees_what"),
    path("privacy/", privacy, name="privacy"),
    path("toegankelijkheid/", accessibility, name="accessibility"),
]
