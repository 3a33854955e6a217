"""Why the engine has no answer, in the reader's language."""

from django.utils.translation import gettext as _


def in_words(refusal):
    """Answer what the Refusal *refusal* says and how to get an answer, for what can happen to data that were loaded."""
    words = {
        "growth_from_zero": _("%(code)s grows from zero in %(year)s, and no index can be chained with that."),
        "fall_to_zero": _("%(code)s falls to zero in %(year)s, so that no index can be chained back from a later base year."),
        "gap_beside_zero": _("%(code)s has a zero beside the gap of %(year)s, and no constant growth leads there."),
        "value": _("%(code)s has a negative value in %(year)s, and symmetric growth needs values of 0 or more."),
    }
    if refusal.reason not in words:
        return str(refusal)
    advice = _("Choose another rule for missing values or another base year.")
    return f"{words[refusal.reason]} {advice}" % refusal.details
