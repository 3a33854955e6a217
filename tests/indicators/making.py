"""Scores, series and observations for the tests of the index."""

from indicators.models import Indicator, Observation, PublishedScore, Series
from tests.factories import FRAMEWORK, make_framework, make_indicator, make_jurisdiction, make_source

# A row of a spreadsheet with a value of the series that ``make_series`` makes.
ROW = {
    "indicator": "1.1.1",
    "series": "main",
    "jurisdiction": "CN",
    "year": "2021",
    "value": "2773287",
    "unit": "件",
    "status": "reported",
    "seen_in": "dataset",
    "issuer_zh": "统计局",
    "issuer_en": "Bureau",
}


def make_score(code="1.1", year=2023, value="153.8", status="published", **changes):
    return PublishedScore.objects.create(
        indicator=make_indicator(code), year=year, value=value, status=status, source=make_source(), place="ch 1, s 2, p 2", **changes
    )


def make_series(code="1.1.1", key="main", role="main", framework=FRAMEWORK, **changes):
    names = {"name_zh": f"序列 {key}", "name_en": f"Series {key}", "unit_zh": "件", "unit_en": "patents"}
    return Series.objects.create(indicator=make_indicator(code, framework), key=key, role=role, **{**names, **changes})


def make_observation(series, year=2023, value="1000", seen_in="report", place="CN", **changes):
    defaults = {"status": "reported", "issuer_zh": "统计局", "issuer_en": "Statistics bureau"}
    return Observation.objects.create(
        series=series, jurisdiction=make_jurisdiction(place), year=year, value=value, seen_in=seen_in, **{**defaults, **changes}
    )


STATISTICS = "caict-2021-statistics"


def make_statistic(code, place, value, year=2020, direction="", unit="%", **changes):
    """A value of the country statistics; its series is named after its *code* and stands in the topic “R&D”."""
    names = {"kind": "statistics", "name_zh": "统计", "name_en": "Statistics of countries", "base_year": None}
    make_framework(STATISTICS, source=make_source("caict-2021"), **names)
    topic = make_indicator("1", STATISTICS, name_zh="研发", name_en="R&D", weight=None)
    own = {"level": 2, "parent": topic, "weight": None, "direction": direction, "name_zh": f"序列 {code}", "name_en": f"Series {code}"}
    node = make_indicator(code, STATISTICS, unit_zh=unit, unit_en=unit, **own)
    if not node.position:
        node.position = Indicator.objects.filter(framework=node.framework, level=2).count()
        node.save()
    series = node.series.first() or Series.objects.create(
        indicator=node, key="main", role="main", name_zh=node.name_zh, name_en=node.name_en, unit_zh=unit, unit_en=unit
    )
    observation = make_observation(series, year, value, place=place, issuer_zh="经合组织", issuer_en="OECD")
    for name, value in {"place": "ch 3, s 1", **changes}.items():
        setattr(observation, name, value)
    observation.save()
    return observation


# A small index in content files.
FILES = {
    "jurisdictions.yaml": "- code: CN\n  kind: country\n  name: {zh: 中国, en: China}\n",
    "sources.yaml": "- {key: report, kind: report, title: {zh: 报告, en: Report}, issuer: {zh: 院, en: Academy}, language: zh-Hans}\n",
    "indicators/framework.yaml": (
        "- key: caict-4-12-27\n  edition: '1'\n  base_year: 2019\n  source: report\n  name: {zh: 指数, en: Index}\n"
    ),
    "indicators/tree.yaml": "- framework: caict-4-12-27\n"
    + "".join(
        f"- code: '{code}'\n{parent}  name: {{zh: 名{code}, en: Name {code}}}\n  definition: {{zh: 定义, en: Definition}}\n"
        f"  unit: {{zh: 件, en: patents}}\n  direction: up\n  weight: {weight}\n"
        for code, parent, weight in [
            ("0", "", "1"),
            ("1", "  parent: '0'\n", "1"),
            ("1.1", "  parent: '1'\n", "1"),
            ("1.1.1", "  parent: '1.1'\n", "1/3"),
            ("1.1.2", "  parent: '1.1'\n", "2/3"),
        ]
    ),
    "indicators/series.yaml": (
        "- indicator: '1.1.1'\n  key: main\n  role: main\n  name: {zh: 专利, en: Patents}\n  unit: {zh: 件, en: patents}\n"
        "- indicator: '1.1.1'\n  key: solved\n  role: back_solved\n  name: {zh: 推算, en: Solved}\n  unit: {zh: 件, en: patents}\n"
    ),
    "indicators/observations.csv": (
        "indicator,series,jurisdiction,year,value,status,seen_in,issuer_zh,issuer_en,place,url,note_zh,note_en\n"
        '1.1.1,main,CN,2019,1926000,reported,report,院,Academy,"ch 1, s 2, p 3",,,\n'
        "1.1.1,main,CN,2020,2279123.5,derived,dataset,局,Bureau,,https://example.org/data,算得,Derived\n"
        "1.1.1,solved,CN,2020,0.8,back_solved,computed,推算,Solved,,,,\n"
    ),
    "indicators/scores.yaml": (
        "- {indicator: '0', year: 2019, value: 100, status: base, source: report, place: 'ch 1, s 1'}\n"
        "- {indicator: '0', year: 2023, value: 138.2, status: published, source: report, place: 'ch 1, s 1'}\n"
    ),
}


def write_index(folder):
    """Write the small index into *folder* and answer it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
