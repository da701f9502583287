import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "frontend" / "templates"


def test_every_script_is_a_module_so_that_names_of_two_on_a_page_do_not_clash() -> None:
    texts = (path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    tags = [tag for text in texts for tag in re.findall(r"<script\b[^>]*", text)]
    assert tags
    assert [tag for tag in tags if not tag.startswith('<script type="module" src=')] == []
