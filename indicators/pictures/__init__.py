"""Pictures of charts: what a page draws as inline SVG, as a file that stands by itself."""

from indicators.pictures.answering import picture_response
from indicators.pictures.composing import Picture, png_file, svg_file

__all__ = ["Picture", "picture_response", "png_file", "svg_file"]
