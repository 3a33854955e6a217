"""Cases at the curators' desk."""

from django.contrib import admin

from cases.desk.cases import CaseAdmin
from cases.desk.concepts import ConceptAdmin
from cases.desk.drafts import DraftAdmin
from cases.desk.importing.imports import ImportAdmin
from cases.desk.remarks import RemarkAdmin
from cases.desk.revisions import RevisionAdmin
from cases.models import Case, Draft, Import, Remark, Revision
from reference.models import Concept

admin.site.register(Case, CaseAdmin)
admin.site.register(Draft, DraftAdmin)
admin.site.register(Import, ImportAdmin)
admin.site.register(Remark, RemarkAdmin)
admin.site.register(Revision, RevisionAdmin)
admin.site.register(Concept, ConceptAdmin)
