"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from cases.api import CaseDetail, CaseList
from cases.comparing.similar.api import SimilarCases
from config import oembed, views
from reference import frames

urlpatterns = [
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain; charset=utf-8")),
    path("api/", SpectacularSwaggerSplitView.as_view(url_name="api_schema"), name="api"),
    path("api/schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("api/oembed/", oembed.oembed, name="oembed"),
    path("api/v1/cases/", CaseList.as_view(), name="api_cases"),
    path("api/v1/cases/<slug:slug>/", CaseDetail.as_view(), name="api_case"),
    path("api/v1/cases/<slug:slug>/similar/", SimilarCases.as_view(), name="api_similar"),
]
urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("about/collection/", views.collection, name="collection"),
    path("admin/", admin.site.urls),
    path("", include("cases.urls")),
    path("", include("programs.urls")),
    path("", include("reference.urls")),
    path("", include("indicators.urls")),
    path("embed/<path:address>/", frames.nothing),
)
