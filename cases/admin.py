"""Cases at the curators' desk."""

from django.contrib import admin

from cases.desk.cases import CaseAdmin
from cases.desk.drafts import DraftAdmin
from cases.models import Case, Draft

admin.site.register(Case, CaseAdmin)
admin.site.register(Draft, DraftAdmin)
