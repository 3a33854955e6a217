"""Content tables: rows that are read from records and back, each under a natural key.

``Table`` serves every plain table; a table with rules of its own extends it (concepts, cases).
``reference.loading`` drives them.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from reference.blocks import read_blocks
from reference.columns import SUFFIXES, Address, Day, Link, Pair, PairOfWords, Place, Text, Words, nearest
from reference.merged import merged_keys
from reference.models import Concept, Jurisdiction, Mapping, Organisation, Scheme, Source, Unit, Vocabulary


def digest(record):
    """Answer a fingerprint of *record*, the same for the same content in any order of keys."""
    return hashlib.sha256(json.dumps(record, sort_keys=True, default=str, ensure_ascii=False).encode()).hexdigest()


@dataclass
class Stored:
    """A row beside its record and the fingerprint of what was loaded into it."""

    row: object
    record: dict

    @property
    def is_edited(self):
        """Whether a curator changed the row (or entered it) since a file wrote it."""
        return self.row.loaded_digest != digest(self.record)


class Table:
    """A content table: its model, its files and the columns of its records."""

    related = ()
    prefetched = ()
    # Whether a row, once loaded, stays as it is: a file that differs is refused, one that is gone takes nothing with it.
    is_lasting = False
    # Keys of rows that were merged into others, with the keys that stand for them; ``prepare`` reads them.
    merged = {}

    def __init__(self, name, model, files, columns, key="key"):
        self.name, self.model, self.files, self.columns, self.key = name, model, files, columns, key

    @cached_property
    def has_position(self):
        return any(field.name == "position" for field in self.model._meta.fields)

    @cached_property
    def key_field(self):
        return next(column.field for column in self.columns if column.key == self.key)

    def blocks(self, folder):
        """Answer ``(blocks, problems)`` of all files of this table under *folder*."""
        blocks, problems = [], []
        for path in sorted(found for pattern in self.files for found in folder.glob(pattern)):
            more_blocks, more_problems = read_blocks(path, folder)
            blocks += more_blocks
            problems += more_problems
        return blocks, problems

    def prepare(self):
        """Read what a load needs to know of the database before it looks at files."""

    def key_of(self, record):
        return str(record.get(self.key, ""))

    def canonical(self, record):
        """Answer *record*, which has passed its check, in its one canonical form."""
        present = {column.key: column.canonical(record[column.key]) for column in self.columns if is_filled(record.get(column.key))}
        return {key: value for key, value in present.items() if is_filled(value)}

    def check(self, record, known):
        """Yield ``(path, message)`` for everything that is wrong with *record*."""
        yield from check_columns(self.columns, record, known)
        yield from check_lengths(self.model, self.columns, record)

    def queryset(self):
        links = [column.path.rsplit(".", 1)[0].replace(".", "__") for column in self.columns if isinstance(column, Link)]
        return self.model.objects.select_related(*links, *self.related).prefetch_related(*self.prefetched)

    def stored(self):
        """Answer every row as ``{key: Stored}``."""
        found = {}
        for row in self.queryset():
            record = self.read(row)
            found[self.key_of(record)] = Stored(row, record)
        return found

    def read(self, row):
        """Answer the canonical record of *row*."""
        values = {column.key: column.to_record(row) for column in self.columns}
        return {key: value for key, value in values.items() if is_filled(value)}

    def write(self, record, row, pks, loaded_digest=""):
        """Write the canonical *record* into *row* (or into a new one) and answer the row."""
        row = row or self.model()
        for column in self.columns:
            for field, value in column.to_row(record.get(column.key), pks).items():
                setattr(row, field, value)
        row.loaded_digest = loaded_digest
        row.save()
        return row

    def finish(self, written, pks):
        """Write what needs all rows of the table to exist; *written* holds ``(record, row)`` pairs."""

    def remove(self, rows):
        """Take *rows*, whose records left the files, out of the table."""
        self.model.objects.filter(pk__in=[row.pk for row in rows]).delete()


def is_filled(value):
    return value is not None and value != "" and value != [] and value != {}


def check_columns(columns, record, known, path=()):
    """Yield ``(path, message)`` for unknown keys, missing required ones and values that do not fit."""
    by_key = {column.key: column for column in columns}
    for extra in sorted(set(map(str, record)) - set(by_key)):
        yield (*path, extra), _("“{key}” is not a key of this record").format(key=extra) + nearest(extra, by_key)
    for key, column in by_key.items():
        if is_filled(record.get(key)):
            for inner, message in column.check(record[key], known):
                yield (*path, key, *inner), message
        elif column.required:
            yield path, _("“{key}” is missing: add it").format(key=key)


def check_lengths(model, columns, record, path=()):
    """Yield ``(path, message)`` for every text that is longer than its column in *model*: PostgreSQL refuses it, SQLite does not."""
    for column in columns:
        for field, text in texts_of(column, record.get(column.key)):
            longest = getattr(model._meta.get_field(field), "max_length", None)
            if longest and len(text) > longest:
                message = _("“{key}” has {count} characters and {longest} fit: shorten it")
                yield (*path, column.key), message.format(key=column.key, count=len(text), longest=longest)


def texts_of(column, value):
    """Answer ``[(field, text)]`` for a column of text, nothing for one that holds something else."""
    if isinstance(column, Pair):
        return (
            [(f"{column.field}_{suffix}", str(text)) for suffix, text in value.items() if suffix in SUFFIXES]
            if isinstance(value, dict)
            else []
        )
    if type(column) in (Text, Address, Place) and isinstance(value, (str, int, float)):
        return [(column.field, str(value))]
    return []


class JurisdictionTable(Table):
    """Places; a tile is ``{row: , column: }`` and members are codes."""

    prefetched = ("members",)

    def check(self, record, known):
        rest = {key: value for key, value in record.items() if key not in ("tile", "members")}
        yield from super().check(rest, known)
        tile = record.get("tile")
        if tile is not None and not (
            isinstance(tile, dict) and set(tile) == {"row", "column"} and all(isinstance(number, int) for number in tile.values())
        ):
            yield ("tile",), "“tile” must be {row: 1, column: 1}"
        for number, code in enumerate(record.get("members") or []):
            if code not in known["place"]:
                yield ("members", number), f"“{code}” is not a known place{nearest(code, known['place'])}"

    def canonical(self, record):
        extra = {"tile": record.get("tile"), "members": sorted(record.get("members") or [])}
        return super().canonical(record) | {key: value for key, value in extra.items() if value}

    def read(self, row):
        record = super().read(row)
        if row.tile_row is not None:
            record["tile"] = {"row": row.tile_row, "column": row.tile_column}
        members = sorted(member.code for member in row.members.all())
        return record | ({"members": members} if members else {})

    def write(self, record, row, pks, loaded_digest=""):
        row = row or self.model()
        tile = record.get("tile") or {}
        row.tile_row, row.tile_column = tile.get("row"), tile.get("column")
        return super().write(record, row, pks, loaded_digest)

    def finish(self, written, pks):
        for record, row in written:
            row.members.set([pks["place"][code] for code in record.get("members", [])])


class SourceTable(Table):
    """Sources; what a link check saw is of the address that it saw."""

    def write(self, record, row, pks, loaded_digest=""):
        if row and row.url != record.get("url", ""):
            row.forget_link()
        return super().write(record, row, pks, loaded_digest)


class SchemeTable(Table):
    """Concept schemes: the first record of each file under ``schemes``."""

    def blocks(self, folder):
        blocks, problems = super().blocks(folder)
        return [block for block in blocks if "scheme" in block.data], problems


class ConceptTable(Table):
    """Concepts: the other records of the files under ``schemes``, with ``scheme/key`` as their key."""

    prefetched = ("mappings__vocabulary",)
    mapping_columns = (
        Link("vocabulary", "vocabulary", "vocabulary.key", required=True),
        Text("entry", required=True),
        Text("label"),
        Text("kind", required=True, choices=Mapping.Kind.values),
    )

    def blocks(self, folder):
        blocks, _reported_by_schemes = super().blocks(folder)
        schemes = {block.file: block.data["scheme"] for block in blocks if "scheme" in block.data}
        concepts = [block for block in blocks if "scheme" not in block.data]
        problems = [
            block.problem((), "the file must begin with its scheme: “- scheme: instrument”")
            for block in concepts
            if block.file not in schemes
        ]
        for block in concepts:
            scheme = schemes.get(block.file, "")
            block.data = {"scheme": scheme, **block.data}
            if block.data.get("broader"):
                block.data["broader"] = f"{scheme}/{block.data['broader']}"
        return concepts, problems

    def prepare(self):
        self.merged = merged_keys()

    def queryset(self):
        return super().queryset().standing()

    def key_of(self, record):
        return f"{record.get('scheme', '')}/{record.get('key', '')}"

    def check(self, record, known):
        yield from super().check({key: value for key, value in record.items() if key != "mappings"}, known)
        for number, mapping in enumerate(record.get("mappings") or []):
            yield from check_columns(self.mapping_columns, mapping, known, ("mappings", number))

    def canonical(self, record):
        mappings = [
            {column.key: column.canonical(mapping[column.key]) for column in self.mapping_columns if is_filled(mapping.get(column.key))}
            for mapping in record.get("mappings") or []
        ]
        mappings.sort(key=lambda mapping: (mapping["vocabulary"], mapping["entry"]))
        found = super().canonical(record) | ({"mappings": mappings} if mappings else {})
        if "broader" in found:
            found["broader"] = self.merged.get(found["broader"], found["broader"])
        return found

    def read(self, row):
        record = super().read(row)
        if row.broader_id:
            record["broader"] = f"{row.scheme.key}/{row.broader.key}"
        mappings = [
            {key: value for key, value in ((column.key, column.to_record(mapping)) for column in self.mapping_columns) if value}
            for mapping in sorted(row.mappings.all(), key=lambda mapping: (mapping.vocabulary.key, mapping.entry))
        ]
        return record | ({"mappings": mappings} if mappings else {})

    def write(self, record, row, pks, loaded_digest=""):
        row = super().write(record, row, pks, loaded_digest)
        row.mappings.all().delete()
        Mapping.objects.bulk_create(
            Mapping(
                concept=row,
                **{field: value for column in self.mapping_columns for field, value in column.to_row(mapping.get(column.key), pks).items()},
            )
            for mapping in record.get("mappings", [])
        )
        return row

    def remove(self, rows):
        """A concept that cases carry stays: a case entered at the desk would lose it without a word."""
        if users := {case for row in rows for case in row.cases.filter(stage="published")}:
            raise ProtectedError("concepts are in use", users)
        super().remove(rows)


NAME = Pair("name", required=True)
NOTE = Pair("note")

TABLES = (
    Table(
        "unit",
        Unit,
        ["units.yaml"],
        [
            Text("key", required=True),
            Text("kind", required=True, choices=Unit.Kind.values),
            Text("zh", "label_zh", required=True),
            Text("en", "label_en", required=True),
            Text("en_plural", "plural_en", required=True),
        ],
    ),
    JurisdictionTable(
        "place",
        Jurisdiction,
        ["jurisdictions.yaml"],
        [
            Text("code", required=True),
            Text("kind", required=True, choices=Jurisdiction.Kind.values),
            Link("parent", "place", "parent.code"),
            NAME,
            Pair("full_name"),
            Words("aliases"),
        ],
        key="code",
    ),
    SourceTable(
        "source",
        Source,
        ["sources*.yaml"],
        [
            Text("key", required=True),
            Text("kind", required=True, choices=Source.Kind.values),
            Pair("title", required=True),
            Pair("issuer", required=True),
            Text("author"),
            Text("date"),
            Text("language", required=True),
            Address("url"),
            Address("archived_url"),
            Day("accessed"),
            Pair("attribution"),
            NOTE,
        ],
    ),
    Table(
        "vocabulary",
        Vocabulary,
        ["vocabularies.yaml"],
        [Text("key", required=True), NAME, Text("issuer", required=True), Text("edition"), Address("url"), NOTE],
    ),
    SchemeTable("scheme", Scheme, ["schemes/*.yaml"], [Text("scheme", "key", required=True), NAME, NOTE], key="scheme"),
    ConceptTable(
        "concept",
        Concept,
        ["schemes/*.yaml"],
        [
            Link("scheme", "scheme", "scheme.key", required=True),
            Text("key", required=True),
            Link("broader", "concept", "broader.key"),
            Text("side", choices=Concept.Side.values),
            Pair("label", "name", required=True),
            PairOfWords("alt"),
            Pair("scope", required=True),
            Link("source", "source", "source.key"),
            Place("place"),
        ],
    ),
    Table(
        "organisation",
        Organisation,
        ["organisations/*.yaml"],
        [
            Text("key", required=True),
            NAME,
            Text("acronym"),
            Text("kind", required=True, choices=Organisation.Kind.values),
            Link("jurisdiction", "place", "jurisdiction.code"),
        ],
    ),
)
