"""Reads the stored bitmaps and keeps them in the process for as long as the version stands."""

import threading
from collections import OrderedDict

from django.db import DEFAULT_DB_ALIAS
from pyroaring import BitMap

from cases.finding.keys import ALL, FACET, facet_and_value, with_prefix
from cases.finding.surroundings import Surroundings
from cases.models import Posting, PostingVersion

BYTES_KEPT = 64_000_000
BYTES_A_KEY = 200  # what an entry costs beside its bitmap
KEYS_A_QUERY = 500
TRIES = 5
NOBODY = BitMap()


class Snapshot:
    """The postings under one version; ``reads`` counts how often the database was asked for more of them."""

    def __init__(self, alias, version):
        self.alias, self.version = alias, version
        self.reads, self.confirmed = 0, False
        self._lock = threading.RLock()
        self._kept, self._bytes, self._notes = OrderedDict(), 0, {}
        self.facets = self._read(self._facets)
        self.everything = self.get([ALL])[ALL]
        self.size = self.everything.max() + 1 if self.everything else 0

    def get(self, keys):
        """Answer ``{key: bitmap}`` for *keys*; one that nobody carries has an empty bitmap."""
        found = self._recall(keys)
        missing = sorted(set(keys) - found.keys())
        if missing:
            read = self._read(lambda: self._bitmaps(missing))
            self._keep(read)
            found |= {key: bitmap for key, (bitmap, _size) in read.items()}
        return found

    def recall(self, name, work_out):
        """Answer what *work_out* gives for *name*, which comes from readers: kept, and forgotten, as bitmaps are."""
        found = self._recall([name])
        if name not in found:
            found[name] = self._read(work_out)
            self._keep({name: (found[name], len(found[name]) * 4)})
        return found[name]

    def note(self, name, work_out):
        """Answer what *work_out* gives, worked out once a version; *name* is one of a few."""
        with self._lock:
            if name not in self._notes:
                self._notes[name] = self._read(work_out)
            return self._notes[name]

    @property
    def surroundings(self):
        return self.note("surroundings", lambda: Surroundings(self.alias))

    def postings(self):
        return Posting.objects.using(self.alias)

    def _read(self, read):
        self.reads += 1
        return read()

    def _facets(self):
        """Answer ``{facet: {value: bitmap}}`` of every value that some case carries."""
        facets = {}
        for key, bitmap in sorted(with_prefix(self.postings(), FACET).values_list("key", "bitmap")):
            facet, value = facet_and_value(key)
            facets.setdefault(facet, {})[value] = BitMap.deserialize(bitmap)
        return facets

    def _bitmaps(self, keys):
        """Answer ``{key: (bitmap, its size in bytes)}``, one query for every 500 keys."""
        found = dict.fromkeys(keys, (NOBODY, 0))
        for start in range(0, len(keys), KEYS_A_QUERY):
            rows = self.postings().filter(key__in=keys[start : start + KEYS_A_QUERY])
            for key, bitmap in rows.values_list("key", "bitmap"):
                found[key] = (BitMap.deserialize(bitmap), len(bitmap))
        return found

    def _recall(self, keys):
        with self._lock:
            found = {key: self._kept[key][0] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        return found

    def _keep(self, found):
        """Keep what was read, and forget what was not asked for longest when there is too much."""
        with self._lock:
            for key, (value, size) in found.items():
                if key not in self._kept:
                    self._kept[key] = (value, size + BYTES_A_KEY)
                    self._bytes += size + BYTES_A_KEY
            while self._bytes > BYTES_KEPT and self._kept:
                _key, (_value, size) = self._kept.popitem(last=False)
                self._bytes -= size


SNAPSHOTS = {}
CHANGING = threading.Lock()


def version_number(alias):
    """Answer the number of the version as this connection sees it; 0 before anything was written."""
    return PostingVersion.objects.using(alias).values_list("number", flat=True).first() or 0


def current_snapshot(alias=DEFAULT_DB_ALIAS):
    """Answer the snapshot of the version as it stands; one small query when nothing changed."""
    version = version_number(alias)
    snapshot = SNAPSHOTS.get(alias)
    if snapshot is None or snapshot.version != version:
        snapshot = Snapshot(alias, version)
        with CHANGING:
            SNAPSHOTS[alias] = snapshot
    return snapshot


def with_snapshot(work, alias=DEFAULT_DB_ALIAS):
    """Answer ``work(snapshot)``, again when a writer finished while something was read, so that the answer is of one version.

    What another thread has read meanwhile counts too: every answer then asks for the version once more.
    """
    for _attempt in range(TRIES):
        snapshot = current_snapshot(alias)
        before = snapshot.reads if snapshot.confirmed else -1
        answer = work(snapshot)
        if snapshot.reads == before or version_number(alias) == snapshot.version:
            snapshot.confirmed = True
            return answer
    return answer
