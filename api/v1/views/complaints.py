from typing import ClassVar, cast
from uuid import UUID, uuid4

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.v1.serializers.complaints import FilingSerializer, ReceiptSerializer, StatusSerializer
from kernel import clock
from kernel.actors import Actor
from procedures.actions.file_complaint import file_complaint
from procedures.actions.note_reading import note_reading
from procedures.models import Complaint, TermRow

KEY = OpenApiParameter(
    "Idempotency-Key",
    UUID,
    OpenApiParameter.HEADER,
    description="A UUID; the same key again files nothing new.",
)


def own_complaints(request: Request) -> QuerySet[Complaint]:
    """Return the complaints that this token filed, newest first, with their running terms."""
    running = TermRow.objects.filter(state__in=["running", "overdue", "suspended"])
    return (
        Complaint.objects.filter(acts__ordinal=1, acts__actor_id=request.auth.pk)
        .prefetch_related(Prefetch("terms", running.order_by("due_on")))
        .order_by("-received_at")
    )


class Complaints(APIView):
    """File a complaint, and list how the filed ones stand."""

    scopes: ClassVar[dict[str, str]] = {"GET": "complaints:read", "POST": "complaints:file"}

    @extend_schema(operation_id="list_complaints", responses=StatusSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Return at most the 100 newest complaints that this token filed."""
        return Response(StatusSerializer(own_complaints(request)[:100], many=True).data)

    @extend_schema(
        operation_id="file_complaint",
        request=FilingSerializer,
        parameters=[KEY],
        responses={201: ReceiptSerializer, 200: StatusSerializer},
    )
    def post(self, request: Request) -> Response:
        """File a complaint; 201 with the receipt code, or 200 when the key was used before."""
        filing = FilingSerializer(data=request.data)
        filing.is_valid(raise_exception=True)
        program = cast("Actor", request.user)  # what TokenAuthentication gave
        receipt = file_complaint(filing.filed(key=_key(request)), by=program)
        status = StatusSerializer(receipt.case).data
        if not receipt.code:
            return Response(status)
        return Response(status | {"receipt_code": receipt.code}, status=201)


class OneComplaint(APIView):
    """How one complaint stands."""

    scopes: ClassVar[dict[str, str]] = {"GET": "complaints:read"}

    @extend_schema(operation_id="read_complaint", responses=StatusSerializer)
    def get(self, request: Request, case_id: UUID) -> Response:
        """Return the status of a complaint that this token filed; 404 for any other."""
        case = get_object_or_404(own_complaints(request), id=case_id)
        program = cast("Actor", request.user)  # what TokenAuthentication gave
        note_reading(case, by=program, at=clock.now(), part="program")
        return Response(StatusSerializer(case).data)


def _key(request: Request) -> UUID:
    given = request.headers.get("Idempotency-Key")
    try:
        return UUID(given) if given else uuid4()
    except ValueError as error:
        raise ValidationError({"Idempotency-Key": ["Geef een UUID."]}) from error
