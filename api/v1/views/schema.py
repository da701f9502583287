from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny


class Schema(SpectacularAPIView):
    """The OpenAPI description; it says nothing about any client."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


def documentation(request: HttpRequest) -> HttpResponse:
    """Show the API in one readable page, made from the same description."""
    schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    operations = [
        {"path": path, "method": method.upper(), "words": SHOWN[operation["operationId"]]}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if operation.get("operationId") in SHOWN
    ]
    return render(request, "api/documentation.html", {"operations": operations})


SHOWN = {
    "list_complaints": gettext_lazy(
        "Lees de 100 nieuwste klachten die met dit token zijn ingediend."
    ),
    "file_complaint": gettext_lazy(
        "Dien een klacht in. U krijgt de code voor de klager (201), of alleen de stand als de "
        "sleutel al eens is gebruikt (200)."
    ),
    "read_complaint": gettext_lazy(
        "Lees hoe het staat met een klacht die met dit token is ingediend; elke andere geeft 404."
    ),
    "read_statistics": gettext_lazy(
        "Lees de nieuwste gepubliceerde editie van een jaar; kleine aantallen blijven verborgen."
    ),
}
