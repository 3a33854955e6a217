"""The content table of country profiles: features, stages, problems, and the tools of three sides."""

from django.utils.translation import gettext as _

from reference.columns import Link, Pair, Place, Text
from reference.models import Concept, Profile, ProfileStage, ProfileTool
from reference.periods import is_period
from reference.records import Table, check_columns, is_filled

SIDES = Concept.Side.values


class Period(Text):
    """A year or decade, or a span of them."""

    def check(self, value, known):
        if not is_period(str(value)):
            yield (), _("“{value}” is not a period: write 1990, 1990s or 1950s–1990s").format(value=value)


STAGE = (Period("period"), Pair("name", required=True), Pair("text", required=True))
TOOL = Pair("name", required=True)


class ProfileTable(Table):
    """Profiles: ``stages`` is a list of records, ``tools`` a list of names in both languages for each side."""

    prefetched = ("stages", "tools")

    def check(self, record, known):
        yield from super().check({key: value for key, value in record.items() if key not in ("stages", "tools")}, known)
        yield from _check_list(record.get("stages"), ("stages",), _check_stage)
        tools = record.get("tools")
        if not isinstance(tools, dict):
            yield ("tools",), _("“tools” must be lists by side: supply, demand, environment")
            return
        for side in tools:
            if side not in SIDES:
                yield ("tools", side), _("“{side}” is not a side of policy tools: write {sides}").format(side=side, sides=", ".join(SIDES))
            yield from _check_list(tools[side], ("tools", side), _check_tool)

    def canonical(self, record):
        stages = [_canonical_stage(stage) for stage in record.get("stages") or []]
        tools = {side: [TOOL.canonical(tool) for tool in tools] for side, tools in record["tools"].items() if tools}
        return super().canonical(record) | _plain({"stages": stages, "tools": tools})

    def read(self, row):
        stages = [_plain({part.key: part.to_record(stage) for part in STAGE}) for stage in row.stages.all()]
        tools = {side: [TOOL.to_record(tool) for tool in row.tools.all() if tool.side == side] for side in SIDES}
        return super().read(row) | _plain({"stages": stages, "tools": _plain(tools)})

    def write(self, record, row, pks, loaded_digest=""):
        row = super().write(record, row, pks, loaded_digest)
        row.stages.all().delete()
        row.tools.all().delete()
        ProfileStage.objects.bulk_create(
            ProfileStage(profile=row, position=position, **_fields(STAGE, stage)) for position, stage in enumerate(record.get("stages", []))
        )
        ProfileTool.objects.bulk_create(
            ProfileTool(profile=row, side=side, position=position, **TOOL.to_row(tool, {}))
            for side, tools in record.get("tools", {}).items()
            for position, tool in enumerate(tools)
        )
        return row


def _canonical_stage(stage):
    return {part.key: part.canonical(stage[part.key]) for part in STAGE if is_filled(stage.get(part.key))}


def _check_list(value, path, check_item):
    """Yield what is wrong in a list of things that *check_item* checks, and with two that have one English name."""
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        yield path, _("“{key}” must be a list of records, each beginning with “- ”").format(key=path[-1])
        return
    seen = set()
    for number, item in enumerate(value):
        faults = list(check_item(item, (*path, number)))
        yield from faults
        name = _name(item)
        if not faults and name in seen:
            yield (*path, number), _("“{value}” stands twice in “{key}”: keep one").format(value=name, key=path[-1])
        seen.add(name)


def _name(item):
    pair = item.get("name", item)
    return TOOL.canonical(pair).get("en") if isinstance(pair, dict) else None


def _check_stage(stage, path):
    return check_columns(STAGE, stage, {}, path)


def _check_tool(tool, path):
    return (((*path, *inner), message) for inner, message in TOOL.check(tool, {}))


def _fields(columns, record):
    return {field: value for column in columns for field, value in column.to_row(record.get(column.key), {}).items()}


def _plain(record):
    return {key: value for key, value in record.items() if is_filled(value)}


TABLES = (
    ProfileTable(
        "profile",
        Profile,
        ["profiles*.yaml"],
        [
            Link("jurisdiction", "place", "jurisdiction.code", required=True),
            Link("source", "source", "source.key", required=True),
            Place("place", required=True),
            Pair("features", required=True),
            Pair("problems", required=True),
        ],
        key="jurisdiction",
    ),
)
