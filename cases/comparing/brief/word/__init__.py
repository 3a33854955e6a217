"""A brief as a Word document: real styles, repeating header rows, links, numbered captions, words for pictures."""

from cases.comparing.brief.word.document import write_document

__all__ = ["write_document"]
