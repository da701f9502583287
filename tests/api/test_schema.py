from pathlib import Path

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.validation import validate_schema

import api

COMMITTED = Path(api.__file__).parent / "schema.yaml"


def test_committed_description_is_the_one_the_code_gives() -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    validate_schema(schema)
    assert OpenApiYamlRenderer().render(schema, renderer_context={}) == COMMITTED.read_bytes()
