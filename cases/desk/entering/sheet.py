"""The page of a draft: its form with everything around it."""

import json
from functools import cached_property

from django.core.serializers.json import DjangoJSONEncoder
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from cases.desk.aids.beside import beside
from cases.desk.aids.trees import trees_of
from cases.desk.entering import presence
from cases.desk.entering.entry import Entry
from cases.desk.entering.rows import whole
from cases.desk.entering.sections import sections_of
from cases.models import Draft, Fact, Step


class Sheet:
    """A draft before somebody at the desk; a draft without a key is a case that is not entered yet."""

    def __init__(self, admin, request, draft, notice=""):
        self.admin, self.request, self.draft, self.notice = admin, request, draft, notice

    @property
    def person(self):
        return self.request.user

    @property
    def is_reviewer(self):
        return self.person.has_perm("cases.publish_draft")

    @property
    def may_edit(self):
        """Whether the draft may be saved now: in review only by who reviews."""
        return self.draft.state == Draft.State.DRAFT or (self.draft.is_open and self.is_reviewer)

    @cached_property
    def slug(self):
        """The address of the published case, which stays."""
        return self.draft.case.slug if self.draft.case else ""

    @cached_property
    def base(self):
        """The record with which the form was opened."""
        try:
            base = json.loads(self.request.POST.get("base", "{}"))
        except ValueError:
            base = {}
        return base if isinstance(base, dict) else {}

    @property
    def version(self):
        """The version of the draft with which the form was opened."""
        return whole(self.request.POST.get("version"))

    def stored(self):
        """The form with what is saved."""
        return Entry(self.request, self.draft.record, slug=self.slug)

    def typed(self, data=None):
        """The form with what was sent."""
        return Entry(self.request, data=data or self.request.POST, slug=self.slug)

    def show(self, entry, **context):
        is_typed = entry.case.is_bound
        base = self.base if is_typed else entry.before
        return self.page(
            "form",
            entry=entry,
            sections=sections_of(entry),
            problems=entry.problems if is_typed else [],
            version=self.version if is_typed else self.draft.version,
            base=json.dumps(base, cls=DjangoJSONEncoder, ensure_ascii=False),
            comment=self.request.POST.get("comment", ""),
            is_unsaved=is_typed,
            trees=trees_of(entry),
            beside=beside(entry.record, self.draft, self.person),
            evidence=Fact.Evidence.choices,
            media=self.admin.media + entry.media,
            **context,
        )

    def page(self, name, **context):
        """Answer the page *name* of the draft."""
        draft = self.draft
        if draft.pk and draft.is_open:
            presence.note(draft, self.person)
        steps = list(draft.steps.select_related("by")) if draft.pk else []
        whole = self.admin.admin_site.each_context(self.request) | {
            "title": draft.title if draft.pk else gettext("A new case"),
            "opts": Draft._meta,
            "sheet": self,
            "draft": draft,
            **(presence.company(draft, self.person) if draft.pk else {}),
            "steps": steps,
            "sent_back": steps[-1] if steps and steps[-1].kind == Step.Kind.SENT_BACK else None,
            "action": reverse("admin:cases_draft_change", args=[draft.pk]) if draft.pk else reverse("admin:cases_draft_add"),
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(self.request, f"admin/cases/draft/{name}.html", whole | context)
