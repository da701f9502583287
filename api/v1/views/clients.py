"""Clients, for the consultancy's own programs: opening one, how far that is, which there are."""

from http import HTTPStatus
from typing import ClassVar, cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.problems import NO_ROOM, of_refusal
from api.v1.serializers.clients import AskedSerializer, ClientSerializer, OpeningSerializer
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.actions.openings import answer_opening, ask_opening, begin_opening
from tenants.actions.proceed_opening import PERSONAL, proceed
from tenants.asked import Asked
from tenants.models import Opening, Tenant
from tenants.queries import with_hosts

PAGE = 100
KEY = OpenApiParameter(
    "Idempotency-Key",
    UUID,
    OpenApiParameter.HEADER,
    required=True,
    description="A UUID; the same key again opens nothing new and takes up what was left.",
)
AFTER = OpenApiParameter("after", str, description="The last slug of the former page.")


class Clients(APIView):
    """Open a client, and list which there are."""

    scopes: ClassVar[dict[str, str]] = {"GET": "clients:read", "POST": "clients:open"}

    @extend_schema(
        operation_id="list_clients", parameters=[AFTER], responses=ClientSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """Return at most 100 clients by slug."""
        after = request.query_params.get("after", "")
        there = Tenant.objects.exclude(schema_name="public").filter(slug__gt=after)
        page = list(with_hosts(there).order_by("slug")[:PAGE])
        return Response(ClientSerializer(page, many=True).data)  # type: ignore[arg-type] # a list

    @extend_schema(
        operation_id="open_client",
        request=AskedSerializer,
        parameters=[KEY],
        responses={201: OpeningSerializer, 200: OpeningSerializer, 202: OpeningSerializer},
    )
    def post(self, request: Request) -> Response:
        """Open a client: 201 when it is there, 200 when it was before, 202 when it goes on."""
        given = AskedSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        by = cast("Actor", request.user)  # what TokenAuthentication gave
        opening = begin_opening(by, at=clock.now(), key=_key(request))
        known = opening.state == Opening.State.DONE
        opening = _carried_out(opening, given.asked())
        if opening.problem and (opening.problem["code"] == NO_ROOM or not opening.problem["again"]):
            return _refused(opening)
        done = opening.state == Opening.State.DONE
        status = HTTPStatus.OK if known else HTTPStatus.CREATED if done else HTTPStatus.ACCEPTED
        answer = Response(OpeningSerializer(opening).data, status=status)
        answer["Location"] = reverse("api_opening", args=[opening.id])
        return answer


class OneOpening(APIView):
    """How far one opening is."""

    scopes: ClassVar[dict[str, str]] = {"GET": "clients:open"}

    @extend_schema(operation_id="read_opening", responses=OpeningSerializer)
    def get(self, request: Request, opening_id: UUID) -> Response:
        """Return an opening that this token asked for; 404 for any other."""
        rows = Opening.objects.filter(asked_by_id=request.auth.pk).select_related("tenant")
        return Response(OpeningSerializer(get_object_or_404(rows, id=opening_id)).data)


def _carried_out(opening: Opening, asked: Asked) -> Opening:
    """Do what is left of an opening. Raise Refusal `opening.key_used` when it asks for another."""
    if opening.answers and _shown(opening.answers) != _shown(_kept(asked)):
        raise Refusal(
            "opening.key_used",
            message="Deze sleutel is al voor een andere organisatie gebruikt.",
            field="Idempotency-Key",
        )
    if opening.state == Opening.State.DRAFT:
        try:
            answers = _kept(asked)
            answer_opening(opening.id, answers, revision=opening.revision, at=clock.now())
            ask_opening(opening.id, at=clock.now())
        except Refusal:
            opening.delete()
            raise
    return proceed(opening.id, at=clock.now())


def _kept(asked: Asked) -> dict[str, object]:
    return asked.written() | {"host": asked.host.strip().lower()}


def _shown(answers: dict[str, object]) -> dict[str, object]:
    """Return the answers without what is forgotten of people when all is done."""
    return {name: value for name, value in answers.items() if name not in PERSONAL}


def _refused(opening: Opening) -> Response:
    """Say why; when nothing was made and nothing goes on by itself, the key is free again."""
    problem = opening.problem
    if opening.tenant_id is None and not problem["again"]:
        opening.delete()
    refusal = Refusal(problem["code"], message=problem["message"], field=problem["field"])
    return of_refusal(refusal)


def _key(request: Request) -> UUID:
    try:
        return UUID(request.headers.get("Idempotency-Key", ""))
    except ValueError as error:
        raise ValidationError({"Idempotency-Key": ["Geef een UUID."]}) from error
