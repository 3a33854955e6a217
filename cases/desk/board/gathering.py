"""Which boxes a person sees: those of what they may look at, what is theirs first."""

from cases.desk.board.keeping import broken_links, changes, imports, remarks, stale
from cases.desk.board.measuring import incomplete_box
from cases.desk.board.mine import my_drafts, waiting

BOXES = (
    (my_drafts, "cases.change_draft"),
    (waiting, "cases.publish_draft"),
    (remarks, "cases.change_remark"),
    (imports, "cases.add_import"),
    (stale, "cases.view_case"),
    (incomplete_box, "cases.change_draft"),
    (broken_links, "reference.change_source"),
    (changes, "cases.view_revision"),
)


def board_of(person):
    """Answer the Boxes that *person* may see."""
    return [box(person) for box, permission in BOXES if person.has_perm(permission)]
