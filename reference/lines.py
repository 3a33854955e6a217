"""A list of short texts, edited one a line."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LinesField(forms.CharField):
    """A form field for a JSON list of texts: the curator writes one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "lines"})
    longest = 300
    default_error_messages = {"too_long": _("“%(line)s…” is too long for one entry: write each entry on a line of its own.")}

    def __init__(self, *, encoder=None, decoder=None, **options):
        options["help_text"] = options.get("help_text") or _("One a line.")
        super().__init__(strip=True, **options)

    def prepare_value(self, value):
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        lines = [" ".join(line.split()) for line in super().to_python(value).splitlines()]
        for line in lines:
            if len(line) > self.longest:
                raise forms.ValidationError(self.error_messages["too_long"], code="too_long", params={"line": line[:40]})
        return list(dict.fromkeys(filter(None, lines)))

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)

    def run_validators(self, value):
        for line in value:
            super().run_validators(line)
