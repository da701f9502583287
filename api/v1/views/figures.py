from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from procedures.queries.asked import Asked
from procedures.queries.editions import published_of
from procedures.rules.reporting import ANNUAL


class EditionSerializer(serializers.Serializer[Any]):
    """A published edition of a report: its figures exactly as printed."""

    report = serializers.CharField(source="definition")
    year = serializers.IntegerField()
    part = serializers.CharField()
    scope = serializers.CharField()
    number = serializers.IntegerField()
    digest = serializers.CharField()
    published_at = serializers.DateTimeField()
    figures = serializers.JSONField()


REPORT = OpenApiParameter("report", str, description="Which report; the yearly one if left out.")
PART = OpenApiParameter("part", str, description="The part of the year: q1 to q4, h1 or h2.")
PART_OF = "The part of the client: department:CODE or municipality:CODE."
SCOPE = OpenApiParameter("scope", str, description=PART_OF)


class Statistics(APIView):
    """The figures of a year."""

    scopes: ClassVar[dict[str, str]] = {"GET": "statistics:read"}

    @extend_schema(
        operation_id="read_statistics",
        parameters=[REPORT, PART, SCOPE],
        responses=EditionSerializer,
    )
    def get(self, request: Request, year: int) -> Response:
        """Return the newest published edition of a report; small numbers stay hidden as printed."""
        given = request.query_params
        named = given.get("report", ANNUAL)
        edition = published_of(Asked(named, year, given.get("part", ""), given.get("scope", "")))
        if edition is None:
            raise NotFound("Over dit jaar is nog geen rapport vastgesteld.")
        return Response(EditionSerializer(edition).data)
