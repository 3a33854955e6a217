"""What stands in an address: the code of a node of the index."""


class CodeConverter:
    """``0``, ``1``, ``1.1``, ``1.1.1`` and misspellings of these; never a word such as ``frameworks``."""

    regex = r"[0-9][0-9.]*"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value
