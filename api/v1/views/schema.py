from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
        {"path": path, "method": method.upper(), **operation}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if operation.get("operationId") in SHOWN
    ]
    return render(request, "api/documentation.html", {"operations": operations})


SHOWN = ("list_complaints", "file_complaint", "read_complaint", "read_statistics")
