"""The regulations we ship, as data: one folder each."""

from importlib.resources import files


def source_of(name: str) -> str:
    """Return the YAML of a shipped regulation. Raise FileNotFoundError for an unknown name."""
    return (files(__package__) / name / "regulation.yaml").read_text(encoding="utf-8")


def texts_of(name: str) -> dict[str, str]:
    """Return the YAML of its words per language."""
    folder = files(__package__) / name / "texts"
    return {
        entry.name.removesuffix(".yaml"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    }
