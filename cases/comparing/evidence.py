"""How well a case is evidenced: the strongest grade among its figures, and the figure that has it."""

from cases.models import Fact

GRADES = Fact.Evidence.values


def strongest_grades(cases):
    """Answer ``{case: grade}`` of *cases*, ids or a query of them; a case without figures is not there (one query)."""
    grades = {}
    for case, grade in Fact.objects.filter(case__in=cases).order_by().values_list("case_id", "evidence").distinct():
        grades[case] = max(grade, grades.get(case, grade), key=GRADES.index)
    return grades


def strongest_figures(cases):
    """Answer ``{case: Fact}`` with the strongest evidence of each; among equals a number before words, then the newest (one query)."""
    best = {}
    for fact in Fact.objects.filter(case__in=cases).select_related("unit"):
        if fact.case_id not in best or strength(fact) > strength(best[fact.case_id]):
            best[fact.case_id] = fact
    return best


def strength(fact):
    """Answer what sorts figures: the grade, a number before words, the newest."""
    return GRADES.index(fact.evidence), fact.value is not None, fact.year or 0
