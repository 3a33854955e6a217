"""Options in their order: each case elsewhere once, by its best link, with the parts of its sum."""

from typing import NamedTuple

from cases.comparing.options.points import (
    DIRECTNESS,
    emphasised,
    evidence_points,
    likeness_points,
    link_points,
    need_points,
    status_points,
    total,
)


class Option(NamedTuple):
    """A case elsewhere: its best Link, the Points of each part, their sum *score* of *most*."""

    link: object
    parts: tuple
    score: int
    most: int
    is_wider: bool


class Shelf(NamedTuple):
    """What is linked to a node: *options* elsewhere in their order, *own* Links of the place, *above* those of what it belongs to.

    Own ones stand with the most direct first.
    """

    options: list
    own: list
    above: list


def shelf(links, asked, start, surroundings, emphasis=None):
    """Answer the Shelf of the node *asked* from *links* to it, to nodes below it and to the group right above it.

    *start* is the starting position of the place (``starting``), *surroundings* say what is not elsewhere.
    """
    narrow = [link for link in links if not _is_wider(link, asked)]
    own = _once(link for link in narrow if link.place in surroundings.own)
    above = _once(link for link in narrow if link.place in surroundings.above)
    near = surroundings.own | surroundings.above
    found = [_option(link, asked, start, emphasis) for link in links if link.place not in near]
    best = {}
    for option in sorted(found, key=_best_first):
        best.setdefault(option.link.case, option)
    return Shelf(sorted(best.values(), key=_best_first), own, above)


def _is_wider(link, asked):
    """Whether the link points to the group above the node *asked*."""
    return not f"{link.node}.".startswith(f"{asked}.")


def _once(links):
    """Answer each case once by its most direct link, the most direct first."""
    by_case = {}
    for link in sorted(links, key=lambda link: -DIRECTNESS[link.directness]):
        by_case.setdefault(link.case, link)
    return list(by_case.values())


def _option(link, asked, start, emphasis):
    is_wider = _is_wider(link, asked)
    parts = (
        link_points(link.directness, is_wider),
        *([need_points(start.percentile(asked if is_wider else link.node))] if start.is_known else []),
        evidence_points(link.grade),
        *([likeness_points(*start.position(link.place))] if start.is_known else []),
        status_points(link.status),
    )
    parts = emphasised(parts, emphasis)
    return Option(link, parts, *total(parts), is_wider)


def _best_first(option):
    """The highest sum; among equals what the source itself says, then the newest, then by name."""
    link = option.link
    newest = -link.start.toordinal() if link.start else 0
    return -option.score, link.basis != "source", newest, link.slug, link.node
