"""Addresses of cases and of the ways to browse them."""

from django.urls import path

from cases import browsing, embeds, exploring, options, provinces, views
from cases.citing import pages as citing
from cases.comparing import tray_pages
from cases.comparing.brief import pages as brief
from cases.comparing.gaps import pages as gaps
from cases.comparing.side_by_side import pages as side_by_side
from cases.comparing.similar import pages as similar
from cases.history import pages as history
from cases.remarks import pages as remarks

urlpatterns = [
    path("cases/", exploring.explorer, name="explorer"),
    path("cases/<slug:slug>/", views.case_page, name="case"),
    path("cases/<slug:slug>/history/", history.history, name="history"),
    path("cases/<slug:slug>/history/<int:number>/", history.version, name="history_version"),
    path("cases/<slug:slug>/similar/", similar.similar, name="similar"),
    path("cases/<slug:slug>/similar/cases.csv", similar.similar_csv, name="similar_csv"),
    path("cases/<slug:slug>/cite.<str:form>", citing.case_file, name="case_cite"),
    path("cases/<slug:slug>/remark/", remarks.remark, name="remark"),
    path("cases/<slug:slug>/remark/thanks/", remarks.thanks, name="remark_thanks"),
    path("cite/", citing.cite, name="cite"),
    path("brief/", brief.brief, name="brief"),
    path("brief.docx", brief.document, name="brief_document"),
    path("cite.<str:form>", citing.cite_file, name="cite_file"),
    path("embed/case/<slug:slug>/", embeds.case, name="embed_case"),
    path("suggestions/", exploring.suggestions, name="suggestions"),
    path("places/", browsing.place_list, name="place_list"),
    path("compare/", side_by_side.compare, name="compare"),
    path("compare/comparison.csv", side_by_side.compare_csv, name="compare_csv"),
    path("compare/comparison.xlsx", side_by_side.compare_xlsx, name="compare_xlsx"),
    path("gaps/", gaps.gaps, name="gaps"),
    path("gaps/matrix.csv", gaps.gaps_csv, name="gaps_csv"),
    path("tray/", tray_pages.tray_page, name="tray"),
    path("places/compare/", provinces.compare, name="place_compare"),
    path("places/compare/values.csv", provinces.compare_csv, name="place_compare_csv"),
    path("places/<str:code>/", browsing.place, name="place"),
    path("places/<str:code>/index.csv", provinces.profile_csv, name="place_index_csv"),
    path("places/<str:code>/options/", options.options, name="options"),
    path("places/<str:code>/options/cases.csv", options.options_csv, name="options_csv"),
    path("technologies/", browsing.concept_list, {"scheme": "technology"}, name="technology_list"),
    path("technologies/<slug:key>/", browsing.concept, {"scheme": "technology"}, name="technology"),
    path("problems/", browsing.concept_list, {"scheme": "barrier"}, name="problem_list"),
    path("problems/<slug:key>/", browsing.concept, {"scheme": "barrier"}, name="problem"),
    path("instruments/", browsing.concept_list, {"scheme": "instrument"}, name="instrument_list"),
    path("instruments/<slug:key>/", browsing.concept, {"scheme": "instrument"}, name="instrument"),
    path("instruments/<slug:key>/adoption.csv", browsing.adoption_csv, name="adoption_csv"),
]
