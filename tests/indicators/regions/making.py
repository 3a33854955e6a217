"""Small atlases of provinces for the tests: two or more places in a few series of the index."""

from reference.models import Jurisdiction
from tests.factories import make_indicator, make_jurisdiction
from tests.indicators.making import make_observation, make_series

NAMES = {
    "CN-GS": ("甘肃", "Gansu"),
    "CN-SN": ("陕西", "Shaanxi"),
    "CN-YN": ("云南", "Yunnan"),
    "CN-BJ": ("北京", "Beijing"),
    "CN-JL": ("吉林", "Jilin"),
}
GANSU, SHAANXI, YUNNAN, BEIJING, JILIN = NAMES


def make_province(code):
    zh, en = NAMES[code]
    place = make_jurisdiction(code, name={"zh": zh, "en": en})
    Jurisdiction.objects.filter(pk=place.pk).update(tile_row=1, tile_column=list(NAMES).index(code) + 1)
    return place


def make_values(code, key, values, role="main", unit="patents", **changes):
    """A series with ``{place: {year: value}}``; the nation is CN."""
    series = make_series(code, key, role, unit_zh=unit, unit_en=unit, **changes)
    status = "proxy" if role == "proxy" else "reported"
    for place, by_year in values.items():
        if place != "CN":
            make_province(place)
        for year, value in by_year.items():
            make_observation(series, year, value, "dataset", place=place, status=status)
    return series


def make_atlas():
    """Four provinces: patents, R&D and its share of GDP, contracts over GDP; new products of one province only; two dimensions."""
    for number in (1, 2, 3, 4):
        make_indicator(str(number), name_zh=f"维度{number}", name_en=f"Dimension {number}")
    make_indicator("1.2.2")
    patents = {GANSU: {2022: 10, 2023: 20}, SHAANXI: {2022: 50, 2023: 90}, YUNNAN: {2022: 10, 2023: 20}, BEIJING: {2022: 400, 2023: 800}}
    make_values("1.2.1", "main", {**patents, "CN": {2023: 1000}}, position=1)
    spending = {GANSU: {2023: 100}, SHAANXI: {2023: 800}, YUNNAN: {2023: 300}, BEIJING: {2023: 3000}}
    make_values("2.1.1", "all-sectors", spending, "proxy", "yuan", note_en="All performers.", note_zh="全部。", position=1)
    intensity = {GANSU: {2023: "1"}, SHAANXI: {2023: "2"}, YUNNAN: {2023: "1"}, BEIJING: {2023: "6"}}
    make_values("2.1.1", "intensity", intensity, "proxy", "%", position=2)
    contracts = {GANSU: {2022: 3, 2023: 4}, SHAANXI: {2022: 9, 2023: 12}, YUNNAN: {2022: 1, 2023: "0.5"}, BEIJING: {2022: 18, 2023: 19}}
    make_values("3.3.1", "main", {**contracts, "CN": {2023: 5}}, unit="%", position=1)
    make_values("4.1.2", "main", {BEIJING: {2023: 30}}, unit="%", position=1)
