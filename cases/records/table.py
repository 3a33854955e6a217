"""The content table of cases, for loading."""

from cases.finding import index_cases
from cases.models import Case, Revision
from cases.records.canonical import canonical
from cases.records.check import check
from cases.records.read import read
from cases.records.revising import Origin, add_revisions
from cases.records.shape import CASE
from cases.records.standing import in_standing_concepts
from cases.records.write import write_list, write_rows
from indicators.structure import is_linkable
from reference.merged import merged_keys
from reference.records import Table


class CaseTable(Table):
    """Cases: their records go through ``check``, ``read`` and the writing of this package."""

    concepts_merged = {}

    def check(self, record, known):
        linkable = {key for key in known["indicator"] if is_linkable(key)}
        yield from check(record, known | {"indicator": linkable})

    def prepare(self):
        self.concepts_merged = merged_keys()

    def canonical(self, record):
        return in_standing_concepts(canonical(record), self.concepts_merged)

    def queryset(self):
        return Case.objects.for_record()

    def stored(self):
        """Every case but the retired ones that a file brought: those come back when their record does."""
        return {key: kept for key, kept in super().stored().items() if not self._is_gone(kept.row)}

    @staticmethod
    def _is_gone(case):
        return case.stage == Case.Stage.RETIRED and not case.loaded_digest

    def read(self, row):
        return read(row)

    def write(self, record, row, pks, loaded_digest=""):
        row = row or Case.objects.filter(slug=record["slug"], stage=Case.Stage.RETIRED).first()
        return write_rows(record, row, pks, loaded_digest)

    def finish(self, written, pks):
        for record, case in written:
            write_list("relations", case, record.get("relations", []), pks)
        if written:
            add_revisions([(case, record) for record, case in written], Origin(Revision.Kind.LOADED))
            index_cases([case.pk for _record, case in written])

    def remove(self, rows):
        """Cases that left the files are retired: they keep their row and address, and their page says so."""
        retired = [row.pk for row in rows]
        add_revisions([(row, read(row)) for row in rows], Origin(Revision.Kind.RETIRED))
        Case.objects.filter(pk__in=retired).update(stage=Case.Stage.RETIRED, loaded_digest="")
        index_cases(retired)


TABLES = (CaseTable("case", Case, ["cases/**/*.yaml"], CASE, key="slug"),)
