from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from procedures.queries.asked import yearly
from procedures.queries.editions import published_of


class EditionSerializer(serializers.Serializer[Any]):
    """A published edition of the yearly report: its figures exactly as printed."""

    year = serializers.IntegerField()
    number = serializers.IntegerField()
    digest = serializers.CharField()
    published_at = serializers.DateTimeField()
    figures = serializers.JSONField()


class Statistics(APIView):
    """The figures of a year."""

    scopes: ClassVar[dict[str, str]] = {"GET": "statistics:read"}

    @extend_schema(operation_id="read_statistics", responses=EditionSerializer)
    def get(self, request: Request, year: int) -> Response:  # noqa: ARG002 DRF's form
        """Return the newest published edition of a year; small numbers stay hidden as printed."""
        edition = published_of(yearly(year))
        if edition is None:
            raise NotFound("Over dit jaar is nog geen rapport vastgesteld.")
        return Response(EditionSerializer(edition).data)
