"""Cases at the curators' desk."""

from django.contrib import admin

from cases.desk.pages import CaseAdmin
from cases.models import Case

admin.site.register(Case, CaseAdmin)
