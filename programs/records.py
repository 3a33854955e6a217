"""The content tables of programmes: what they are, their focus areas, money, awards and coordination."""

from programs.columns import Links, Moment, Money, Rows, Whole, Year
from programs.models import Award, Coordination, FocusArea, Funding, Program
from programs.provenance import Backing, SeenIn
from programs.tables import AwardTable, DeepTable, FundingTable, ProgramTable
from reference.columns import Address, Link, Pair, Place, Text
from reference.records import NAME, NOTE, Table

DISAGREEMENT = Pair("disagreement")
SEEN_IN = Text("seen_in", required=True, choices=SeenIn.values)
SOURCE = Link("source", "source", "source.key", required=True)
PLACE = Place("place", required=True)
UNIT = Link("unit", "unit", "unit.key")
QUALIFIER = Text("qualifier", choices=Funding.Qualifier.values)
SOURCES = Rows("sources", [SOURCE, PLACE, Text("about", required=True, choices=Backing.About.values)])
MILESTONES = Rows("milestones", [Moment("date", required=True), Pair("text", required=True), SOURCE, PLACE])

TABLES = (
    ProgramTable(
        "programme",
        Program,
        ["programs/programs*.yaml"],
        [
            Text("code", required=True),
            Text("slug", required=True),
            NAME,
            Text("acronym"),
            Link("jurisdiction", "place", "jurisdiction.code", required=True),
            Link("agency", "organisation", "agency.key"),
            Pair("agency_detail"),
            Pair("law"),
            Text("statute"),
            Year("year"),
            Whole("stage", 1, 3),
            Text("chain", choices=Program.Chain.values),
            Pair("purpose"),
            Pair("eligible"),
            Address("website"),
            Link("source", "source", "source.key"),
            Place("place"),
            Text("seen_in", choices=SeenIn.values),
            NOTE,
            DISAGREEMENT,
        ],
        key="code",
        lists=[SOURCES, MILESTONES],
    ),
    Table(
        "focus area",
        FocusArea,
        ["programs/focus-areas*.yaml"],
        [Whole("number", 1, 99, required=True), NAME, SOURCE, PLACE],
        key="number",
    ),
    FundingTable(
        "funding",
        Funding,
        ["programs/funding*.csv"],
        [
            Text("key", required=True),
            Link("program", "programme", "program.code", required=True),
            Pair("component"),
            Link("part_of", "funding", "part_of.key"),
            Year("first_year"),
            Year("last_year"),
            Text("rate", choices=Funding.Rate.values),
            Text("kind", required=True, choices=Funding.Kind.values),
            QUALIFIER,
            Money("amount", required=True),
            Money("amount_max"),
            Link("unit", "unit", "unit.key", required=True),
            SOURCE,
            PLACE,
            SEEN_IN,
            NOTE,
            DISAGREEMENT,
        ],
        lists=[SOURCES],
    ),
    AwardTable(
        "award",
        Award,
        ["programs/awards*.yaml"],
        [
            Text("key", required=True),
            Link("program", "programme", "program.code", required=True),
            NAME,
            Text("lead"),
            Pair("technologies"),
            Money("amount"),
            QUALIFIER,
            UNIT,
            Pair("amount_note"),
            Moment("date"),
            Text("status", required=True, choices=Award.Status.values),
            Pair("history"),
            SOURCE,
            PLACE,
            SEEN_IN,
            NOTE,
            DISAGREEMENT,
        ],
        lists=[
            Links("states", "place", "code"),
            Links("focus_areas", "focus area", "number"),
            SOURCES,
        ],
    ),
    DeepTable(
        "coordination",
        Coordination,
        ["programs/coordination*.yaml"],
        [
            Text("key", required=True),
            NAME,
            Text("level", required=True, choices=Coordination.Level.values),
            Link("lead", "organisation", "lead.key"),
            Pair("others"),
            Pair("purpose", required=True),
            Moment("established"),
            SOURCE,
            PLACE,
            SEEN_IN,
            NOTE,
            DISAGREEMENT,
        ],
        lists=[
            Links("programmes", "programme", "code", field="programs"),
            Links("agencies", "organisation", "key"),
            SOURCES,
        ],
    ),
)
