from pathlib import Path

import pytest
from django.conf import settings
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.validation import validate_schema

import api

FOLDER = Path(api.__file__).parent


@pytest.mark.parametrize(
    ("name", "urlconf"),
    [
        ("schema.yaml", settings.ROOT_URLCONF),
        ("consultancy.yaml", settings.PUBLIC_SCHEMA_URLCONF),
    ],
)
def test_committed_description_is_the_one_the_code_gives(name: str, urlconf: str) -> None:
    schema = SchemaGenerator(urlconf=urlconf).get_schema(request=None, public=True)
    validate_schema(schema)
    committed = (FOLDER / name).read_bytes()
    assert OpenApiYamlRenderer().render(schema, renderer_context={}) == committed
