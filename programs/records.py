"""The content table of programmes."""

from programs.models import Program
from reference.columns import Address, Link, Text
from reference.records import NAME, NOTE, Table

TABLES = (
    Table(
        "programme",
        Program,
        ["programs.yaml"],
        [
            Text("code", required=True),
            Text("slug", required=True),
            NAME,
            Text("acronym"),
            Link("jurisdiction", "place", "jurisdiction.code", required=True),
            Link("agency", "organisation", "agency.key"),
            Address("website"),
            NOTE,
        ],
        key="code",
    ),
)
