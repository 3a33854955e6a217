"""The boxes of what is kept: stale cases, links that failed, readers' remarks, imports, the last changes."""

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.desk.board.boxes import SHOWN, Box, Line, list_address, name_of, row_address
from cases.desk.board.freshness import stale_cases
from cases.models import Case, Import, Remark, Revision
from reference.models import Source

CHANGES = 20
WORDS = 110


def stale(person):
    """Cases to be looked at again; who may edit confirms them from here."""
    cases = stale_cases()
    may_confirm = person.has_perm("cases.change_draft")
    return Box(
        "stale",
        _("Not confirmed for a year"),
        cases.count(),
        tuple(
            Line(
                case.title,
                row_address(case),
                when=case.looked_at,
                button=(reverse("admin:cases_case_confirm", args=[case.pk]), _("Confirmed: still true")) if may_confirm else (),
            )
            for case in cases[:SHOWN]
        ),
        _("Every case was confirmed or published within a year."),
        list_address(Case, stale="yes"),
        _("The longest ago first; read the source, then confirm."),
    )


def broken_links(person):
    """Sources whose address did not answer when the links were last checked."""
    sources = Source.objects.filter(link_state=Source.LinkState.FAILED).order_by("-link_checked", "key")
    return Box(
        "links",
        _("Sources whose link failed"),
        sources.count(),
        tuple(Line(source.title, row_address(source), source.link_note, source.link_checked) for source in sources[:SHOWN]),
        _("No link that was checked has failed."),
        list_address(Source, link_state__exact=Source.LinkState.FAILED),
    )


def remarks(person):
    """What readers say is wrong or missing and nobody answered yet."""
    waiting = Remark.objects.filter(state=Remark.State.OPEN).select_related("case")
    return Box(
        "remarks",
        _("Remarks of readers"),
        waiting.count(),
        tuple(Line(Truncator(remark.text).chars(WORDS), row_address(remark), remark.case.title, remark.at) for remark in waiting[:SHOWN]),
        _("No remark waits for an answer."),
        list_address(Remark, state__exact=Remark.State.OPEN),
    )


def imports(person):
    """Files that were looked at and neither confirmed nor discarded."""
    waiting = Import.objects.filter(state=Import.State.PREVIEWED).select_related("by")
    return Box(
        "imports",
        _("Imports to be confirmed"),
        waiting.count(),
        tuple(Line(one.file_name, row_address(one), f"{one.get_kind_display()} · {name_of(one.by)}", one.at) for one in waiting[:SHOWN]),
        _("No import waits to be confirmed."),
        list_address(Import, state__exact=Import.State.PREVIEWED),
    )


def changes(person):
    """The last changes of what readers see; what one load or import did to many cases is one line."""
    groups = Revision.objects.order_by().values("kind", "at", "author", "source_import").annotate(number=Count("pk"), last=Max("pk"))
    groups = list(groups.order_by("-at", "-last")[:CHANGES])
    rows = Revision.objects.defer("record").select_related("case", "author", "reviewer").in_bulk([group["last"] for group in groups])
    lines = tuple(_change(rows[group["last"]], group["number"]) for group in groups)
    return Box("changes", _("Last changes"), len(lines), lines, _("Nothing was published yet."))


def _change(revision, number):
    who = name_of(revision.author)
    if revision.reviewer:
        who = _("{author}, reviewed by {reviewer}").format(author=who, reviewer=name_of(revision.reviewer))
    note = " · ".join(filter(None, [revision.get_kind_display(), who, Truncator(revision.comment).chars(WORDS)]))
    if number > 1:
        return Line(ngettext("%(number)d case", "%(number)d cases", number) % {"number": number}, "", note, revision.at)
    address = reverse("history_version", args=[revision.case.slug, revision.number])
    return Line(revision.case.title, address, note, revision.at)
