"""The flow of a regulation as a picture: pure layout, from which a page draws."""

from procedures.rules.flow.drawing import Box, Drawing, Line, Path, drawing
from procedures.rules.flow.ways import Way, layers, staying, ways

__all__ = [
    "Box",
    "Drawing",
    "Line",
    "Path",
    "Way",
    "drawing",
    "layers",
    "staying",
    "ways",
]
