"""Addresses of the index and of the other frameworks."""

from django.urls import path, register_converter

from indicators.converters import CodeConverter
from indicators.views import editions, embeds, frameworks, index, method, node_files, nodes, pictures, replication, uncertainty

register_converter(CodeConverter, "code")

urlpatterns = [
    path("index/", index.index, name="index"),
    path("index/chart.csv", pictures.index_csv, name="index_csv"),
    path("index/chart.<str:form>", pictures.index_picture, name="index_picture"),
    path("index/change.csv", pictures.moved_csv, name="index_moved_csv"),
    path("index/change.<str:form>", pictures.moved_picture, name="index_moved_picture"),
    path("index/uncertainty/", uncertainty.uncertainty, name="uncertainty"),
    path("index/uncertainty.csv", uncertainty.uncertainty_csv, name="uncertainty_csv"),
    path("index/uncertainty.<str:form>", uncertainty.uncertainty_picture, name="uncertainty_picture"),
    path("index/replication/", replication.replication, name="replication"),
    path("index/replication.csv", replication.replication_csv, name="replication_csv"),
    path("index/replication.<str:form>", replication.replication_picture, name="replication_picture"),
    path("index/method/", method.method, name="index_method"),
    path("index/observations.csv", method.observations_csv, name="observations_csv"),
    path("index/tree.csv", method.tree_csv, name="tree_csv"),
    path("index/<code:code>/", nodes.indicator, name="indicator"),
    path("index/<code:code>/values.csv", node_files.values_csv, name="indicator_values"),
    path("index/<code:code>/chart.csv", node_files.chart_csv, name="indicator_chart_csv"),
    path("index/<code:code>/chart.<str:form>", node_files.chart_picture, name="indicator_chart"),
    path("index/<code:code>/provinces.csv", node_files.provinces_csv, name="indicator_provinces_csv"),
    path("index/<code:code>/provinces.<str:form>", node_files.provinces_picture, name="indicator_provinces"),
    path("index/editions/", editions.editions, name="editions"),
    path("index/editions/<slug:key>.json", editions.edition_file, name="edition_file"),
    path("index/frameworks/<slug:key>/", frameworks.framework, name="framework"),
    path("index/frameworks/<slug:key>/values.csv", frameworks.framework_csv, name="framework_csv"),
    path("embed/index/", embeds.index, name="embed_index"),
    path("embed/index/<str:code>/", embeds.node, name="embed_node"),
    path("embed/indicator/<str:code>/", embeds.indicator, name="embed_indicator"),
]
