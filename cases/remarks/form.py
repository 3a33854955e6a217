"""The form in which a reader says what is wrong or missing."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.models import Remark
from cases.remarks import gate

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
MOST_LINKS = 3
# Keyboards and browsers that fill in forms pass it by.
TRAP = {"tabindex": "-1", "autocomplete": "off"}


class RemarkForm(forms.ModelForm):
    """A remark on one case; whatever is refused stays in its field."""

    website = forms.CharField(label=_("Leave this field empty"), required=False, widget=forms.TextInput(attrs=TRAP))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Remark
        fields = ["text", "evidence", "contact"]
        labels = {
            "text": _("What is wrong or missing?"),
            "evidence": _("Where can it be read?"),
            "contact": _("Your e-mail address, if we may ask back"),
        }
        help_texts = {
            "text": _("Up to 4,000 characters, in Chinese or English."),
            "evidence": _("Optional: a document with its page, or an address. It lets the curators check it."),
            "contact": _("Optional. It is used only to ask back or to tell you what was done, and is never shown."),
        }
        error_messages = {"text": {"required": _("Say what is wrong or missing.")}}
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, request, **options):
        super().__init__(*args, **options)
        self.request = request
        self.stamp = self.data.get("opened", "") or gate.stamp(self.instance.case.slug)
        for field in self.fields.values():
            field.widget.attrs["class"] = "field"

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        if len(LINK.findall(text)) > MOST_LINKS:
            raise forms.ValidationError(gettext("More than three links: keep those that matter, the curators will find the others."))
        return text

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(gettext("This field is there to stop machines: leave it empty."))
        return ""

    def clean(self):
        cleaned = super().clean()
        case = self.instance.case
        standing = gate.read_stamp(self.data.get("opened", ""), case.slug)
        if standing in (gate.LATE, gate.BROKEN):
            self.stamp = gate.stamp(case.slug)
        if standing != gate.OPEN:
            self.add_error(None, STANDING[standing])
        elif gate.is_crowded(self.request, case):
            self.add_error(None, gettext("Many remarks came from here within an hour: keep this page open and send it later."))
        return cleaned


STANDING = {
    gate.SOON: _("That was quicker than anybody writes: please press the button once more."),
    gate.LATE: _("The form was open for more than a day: please press the button once more. Nothing is lost."),
    gate.BROKEN: _("The form came without its mark of this page: please press the button once more. Nothing is lost."),
}
