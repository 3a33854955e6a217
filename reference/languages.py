"""The one place that picks between the Chinese and the English of a field."""

from django.utils.translation import get_language, pgettext


def reader_suffix():
    """Answer the field suffix of the active language, ``zh`` or ``en``."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def other_suffix():
    """Answer the field suffix of the language that is not active."""
    return "zh" if reader_suffix() == "en" else "en"


def in_reader_language(row, field):
    """Answer ``row.<field>`` in the reader's language, else in the other one."""
    return getattr(row, f"{field}_{reader_suffix()}") or getattr(row, f"{field}_{other_suffix()}")


def in_other_language(row, field):
    """Answer ``row.<field>`` in the language that the reader has not chosen."""
    return getattr(row, f"{field}_{other_suffix()}")


def listed(names):
    """Answer *names* in one line, with the mark that stands between names in the reader's language."""
    return pgettext("between names", ", ").join(names)


class InReaderLanguage:
    """An attribute that answers the field of its name in the reader's language: ``title = InReaderLanguage()``."""

    def __set_name__(self, owner, name):
        self.field = name

    def __get__(self, row, owner=None):
        return self if row is None else in_reader_language(row, self.field)
