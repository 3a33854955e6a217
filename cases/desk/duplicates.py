"""Cases and open drafts that may be the same practice: same place and a near name in either language, or the same original name.

``near(record)`` asks the database for one record, as a form does while typing. Who asks for many reads the desk once,
``near(record, Known.whole_desk())``, and may add records of their own to it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from cases.finding import plain_name, tokens_of
from cases.models import Case, Draft
from reference.languages import reader_suffix

NEAR = 76  # of 100: how much of two names must agree, whatever the order of the words
MOST_COMPARED = 300  # names that share the rarest tokens are looked at first; more are not
MOST_ANSWERED = 5
COLUMNS = ("pk", "slug", "title_zh", "title_en", "original_name", "jurisdiction__code", "stage")

KINDS_OF_CASE = {Case.Stage.PUBLISHED: "case", Case.Stage.RETIRED: "retired"}


@dataclass(frozen=True)
class Twin:
    """What may be the same practice: a *kind* (case, retired case, draft or row of a file), where it stands and why it is thought so."""

    kind: str
    pk: int | None
    slug: str
    title_zh: str
    title_en: str
    why: str = ""
    score: int = 0

    @property
    def title(self):
        """The title in the reader's language, else in the other, else the slug."""
        titles = {"zh": self.title_zh, "en": self.title_en}
        return titles[reader_suffix()] or self.title_zh or self.title_en or self.slug or _("untitled")

    @property
    def reason(self):
        """Why it may be the same, in words."""
        if self.why == "near":
            return _("same place, nearly the same name (%(score)d %%)") % {"score": self.score}
        words = {
            "same": _("same place, same name"),
            "original": _("same original name"),
            "elsewhere": _("same original name, in another place"),
        }
        return words[self.why]

    @property
    def address(self):
        """Where it can be looked at; empty for a row of a file."""
        if self.kind == "draft":
            return reverse("admin:cases_draft_change", args=[self.pk])
        return reverse("case", args=[self.slug]) if self.kind in KINDS_OF_CASE.values() else ""

    def as_data(self):
        return dict(vars(self))


class Known:
    """The names that a record is compared with, in tables by place and token."""

    def __init__(self):
        self.named = []  # (twin, place, plain name)
        self.by_token = defaultdict(list)  # (place, token): numbers of names
        self.by_original = defaultdict(list)  # plain original name: (twin, place)

    @classmethod
    def whole_desk(cls):
        """Every case and every open draft."""
        return cls._of(Case.objects.all())

    @classmethod
    def around(cls, record):
        """The cases that could be near to *record*, and every open draft."""
        names = _Names(record)
        around = Q(jurisdiction__code=names.place)
        if names.original:
            around |= Q(original_name__iexact=names.original)
        return cls._of(Case.objects.filter(around))

    @classmethod
    def _of(cls, cases):
        known = cls()
        for pk, slug, zh, en, original, place, stage in cases.order_by("pk").values_list(*COLUMNS):
            known._add(Twin(KINDS_OF_CASE[stage], pk, slug, zh, en), place, original, (zh, en, original))
        for draft in Draft.objects.filter(state__in=Draft.OPEN).order_by("pk").only("slug", "record"):
            known.add(draft.record, "draft", draft.pk)
        return known

    def add(self, record, kind, pk=None):
        """Add a *record* that need not be complete."""
        names = _Names(record)
        self._add(Twin(kind, pk, names.slug, *names.titles), names.place, names.original, names.all)

    def _add(self, twin, place, original, names):
        for name in {plain_name(name) for name in names if name}:
            number = len(self.named)
            self.named.append((twin, place, name))
            for token in tokens_of(name):
                self.by_token[place, token].append(number)
        if original:
            self.by_original[plain_name(original)].append((twin, place))

    def compared(self, place, name):
        """Answer the numbers of the names in *place* that share the rarest tokens of *name*."""
        holders = sorted((self.by_token[place, token] for token in tokens_of(name) if (place, token) in self.by_token), key=len)
        found = set()
        for numbers in holders:
            if found and len(found) + len(numbers) > MOST_COMPARED:
                break
            found.update(numbers[:MOST_COMPARED])
        return found


class _Names:
    """The names in a record, whatever else is missing in it or wrong with it."""

    def __init__(self, record):
        title, original = record.get("title"), record.get("original_name")
        title = title if isinstance(title, dict) else {}
        original = original.get("text") if isinstance(original, dict) else original
        self.slug, self.place = str(record.get("slug") or ""), str(record.get("jurisdiction") or "")
        self.titles = tuple(str(title.get(suffix) or "") for suffix in ("zh", "en"))
        self.original = str(original or "").strip()
        self.all = (*self.titles, self.original)


def near(record, among=None, draft=None):
    """Answer up to five Twins of *record*, the likeliest first; the case of its own slug and the *draft* it stands in are none.

    *record* may be incomplete; *among* is the Known to look in, the desk where it is not given.
    """
    names = _Names(record)
    among = among or Known.around(record)
    found = {}
    for twin, why, score in (*_by_original(names, among), *_by_name(names, among)):
        is_itself = (twin.slug and twin.slug == names.slug) or (draft and twin.kind == "draft" and twin.pk == draft.pk)
        if not is_itself and score > found.get((twin.kind, twin.pk, twin.slug), (0,))[0]:
            found[twin.kind, twin.pk, twin.slug] = (score, why, twin)
    ordered = sorted(found.values(), key=lambda one: (-one[0], one[2].kind, one[2].slug))
    return [replace(twin, why=why, score=score) for score, why, twin in ordered[:MOST_ANSWERED]]


def _by_original(names, among):
    plain = plain_name(names.original) if names.original else ""
    for twin, place in among.by_original.get(plain, ()):
        yield (twin, "original", 100) if place == names.place else (twin, "elsewhere", 90)


def _by_name(names, among):
    if not names.place:
        return
    for own in {plain_name(name) for name in names.all if name}:
        for number in among.compared(names.place, own):
            twin, _place, name = among.named[number]
            score = 100 if name == own else min(int(max(fuzz.ratio(own, name), fuzz.token_sort_ratio(own, name))), 99)
            if score >= NEAR:
                yield twin, "same" if score == 100 else "near", score
