"""The tables of exchange rates and price levels: loaded whole, and every fault named with its line."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from reference.blocks import ContentProblems
from reference.loading import load
from reference.models import ExchangeRate, PriceLevel
from reference.rates import TABLES
from reference.records import TABLES as REFERENCE
from tests.factories import make_price_level, make_rate

pytestmark = pytest.mark.django_db

SOURCE = "- {{key: {key}, kind: page, title: {{zh: 页, en: Page}}, issuer: {{zh: 行, en: Bank}}, language: en}}\n"
FILES = {
    "units.yaml": "".join(f"- {{key: {key}, kind: currency, zh: 元, en: {key}, en_plural: {key}}}\n" for key in ("CNY", "EUR", "USD")),
    "jurisdictions.yaml": "- {code: CN, kind: country, name: {zh: 中国, en: China}}\n",
    "sources.yaml": SOURCE.format(key="bank") + SOURCE.format(key="other"),
    "rates.csv": (
        "currency,year,rate,quote,source,place,seen_in\n"
        "CNY,2023,7.0809,per_usd,bank,table 1,official_page\n"
        "EUR,2023,1.0817,in_usd,bank,table 1,official_page\n"
    ),
    "deflators.csv": (
        "jurisdiction,year,index,source,place,seen_in\n"
        "CN,2023,106.0,bank,table 1,secondary_copy\n"
        "CN,2024,105.2,bank,table 1,secondary_copy\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "fixtures"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def load_all(folder):
    return load((*REFERENCE, *TABLES), folder)


def test_rates_and_levels_are_loaded_and_a_second_time_changes_nothing(folder):
    outcomes = load_all(folder)
    assert outcomes["exchange rate"].created == ["CNY/2023", "EUR/2023"]
    assert outcomes["price level"].created == ["CN/2023", "CN/2024"]
    assert [str(row.rate) for row in ExchangeRate.objects.all()] == ["7.080900", "1.081700"]
    assert [str(row.index) for row in PriceLevel.objects.all()] == ["106.0000", "105.2000"]
    assert ExchangeRate.objects.first().place_in_words == "table 1"
    again = load_all(folder)
    assert again["exchange rate"].unchanged == ["CNY/2023", "EUR/2023"]
    assert again["price level"].is_empty


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("rates.csv", "7.0809", "0", "“0” must be above zero"),
        ("rates.csv", "7.0809", "1000000000000", "must be above zero and below"),
        ("rates.csv", "7.0809", "seven", "“seven” is not a number"),
        ("rates.csv", "CNY,2023", "CNY,23", "“23” is not a year"),
        ("rates.csv", "CNY,2023", "CNY,", "“year” is missing"),
        ("rates.csv", "CNY,2023", "USD,2023", "rates are counted in USD"),
        ("rates.csv", "CNY,2023", "yuan,2023", "“yuan” is not a currency"),
        ("rates.csv", "CNY,2023", "SEK,2023", "“SEK” is not a known value"),
        ("rates.csv", "per_usd", "per_dollar", "“per_dollar” is not a value of “quote”"),
        ("rates.csv", "bank,table 1", "nobody,table 1", "“nobody” is not a known value"),
        ("rates.csv", "table 1", "somewhere", "is not a place in a source"),
        ("rates.csv", "official_page", "hearsay", "“hearsay” is not a value of “seen_in”"),
        ("rates.csv", "EUR,2023", "CNY,2023", "stands in fixtures/rates.csv:2 already"),
        ("rates.csv", "seen_in", "seen", "the first line must name the columns"),
        ("deflators.csv", "CN,2023", "CH,2023", "“CH” is not a known value"),
        ("deflators.csv", "106.0", "-1", "“-1” must be above zero"),
        ("deflators.csv", "105.2,bank", "105.2,other", "CN has levels from “bank” already"),
    ],
)
def test_a_faulty_line_is_named_and_nothing_is_written(folder, name, old, new, message):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblems) as faulty:
        load_all(folder)
    assert any(message in str(problem) for problem in faulty.value.problems), [str(problem) for problem in faulty.value.problems]
    assert not ExchangeRate.objects.exists()


@pytest.mark.parametrize(("make", "value"), [(make_rate, {"rate": 0}), (make_price_level, {"index": 0})])
def test_the_database_refuses_what_is_not_above_zero(make, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**value)


@pytest.mark.parametrize("make", [make_rate, make_price_level])
def test_a_year_has_one_value(make):
    row = make()
    row.pk = None
    with pytest.raises(ValidationError, match="already"):
        row.full_clean()
