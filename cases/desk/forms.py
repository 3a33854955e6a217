"""The form of a case: a field for the concepts of each scheme, dates as precise as they are known."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.dates import parse_partial_date, partial_date
from cases.models import Case, Fact
from reference.desk import PartSelectMultiple
from reference.models import Concept, Scheme

CONCEPTS = "concepts_"
# A draft may wait for these; publishing may not.
MAY_WAIT = ("title_zh", "title_en", "summary_zh", "summary_en")


class PartialDateField(forms.CharField):
    """A date known to the year, the month or the day, as ``(date, precision)``."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=10, help_text=_("As precise as known: 2025, 2025-11 or 2025-11-07."), **options)

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return parse_partial_date(text) if text else (None, "")
        except ValueError as error:
            raise forms.ValidationError(str(error), code="date") from error

    def run_validators(self, value):
        """The reading of the text is the check."""

    def has_changed(self, initial, data):
        return (initial or "") != (data or "").strip()


class CaseForm(forms.ModelForm):
    """A case with its concepts by scheme; a draft may be incomplete."""

    starts = PartialDateField(label=_("start"))
    ends = PartialDateField(label=_("end"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in MAY_WAIT:
            if name in self.fields:
                self.fields[name].required = False
        for name, field in (("starts", "start"), ("ends", "end")):
            date = getattr(self.instance, field)
            self.initial[name] = partial_date(date, getattr(self.instance, f"{field}_precision")) if date else ""
        if self.instance.pk:
            for concept in self.instance.concepts.select_related("scheme"):
                self.initial.setdefault(f"{CONCEPTS}{concept.scheme.key}", []).append(concept.pk)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title_zh") and not cleaned.get("title_en"):
            self.add_error("title_zh", _("Give the title in at least one language."))
        for name, field in (("starts", "start"), ("ends", "end")):
            if name in cleaned:
                date, precision = cleaned[name]
                setattr(self.instance, field, date)
                setattr(self.instance, f"{field}_precision", precision)
        return cleaned

    def _get_validation_exclusions(self):
        """The dates stand in the form under other names; their constraints hold all the same."""
        return super()._get_validation_exclusions() - {"start", "start_precision", "end", "end_precision"}

    def _save_m2m(self):
        super()._save_m2m()
        fields = [name for name in self.cleaned_data if name.startswith(CONCEPTS)]
        self.instance.concepts.set(concept for name in fields for concept in self.cleaned_data[name])


def case_form(site):
    """Answer CaseForm with a field for each scheme that there is now."""
    fields = {f"{CONCEPTS}{scheme.key}": _concepts_field(scheme, site) for scheme in Scheme.objects.all()}
    return type(CaseForm.__name__, (CaseForm,), fields)


def _concepts_field(scheme, site):
    field = forms.ModelMultipleChoiceField(
        queryset=Concept.objects.of(scheme.key),
        required=False,
        label=scheme.name,
        widget=PartSelectMultiple(Case._meta.get_field("concepts"), site, part=scheme.key),
    )
    field.label_from_instance = site.choice_label
    return field


class FactForm(forms.ModelForm):
    """A fact with its figures written plainly and its further qualifiers as boxes to tick."""

    also = forms.MultipleChoiceField(
        label=_("further qualifiers"), choices=Fact.Qualifier.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("value", "value_max"):
            figure = getattr(self.instance, name)
            if figure is not None:
                self.initial[name] = f"{figure.normalize():f}"
