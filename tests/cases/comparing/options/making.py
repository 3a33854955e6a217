"""An atlas of provinces with enough series to tell who is like whom, and cases in and outside of them."""

from cases.finding import rebuild
from tests.factories import make_case, make_concept, make_jurisdiction, make_scheme
from tests.indicators.regions.making import BEIJING, GANSU, JILIN, SHAANXI, YUNNAN, make_atlas, make_values

FACT = {"value": 5, "evidence": "issuer_reported", "label": {"zh": "项目", "en": "Projects"}}


def make_provinces():
    """Four provinces that can be compared in structure, and Jilin with a value that jumps."""
    make_atlas()
    shares = {GANSU: {2023: 20}, SHAANXI: {2023: 60}, YUNNAN: {2023: 21}, BEIJING: {2023: 40}}
    make_values("2.2.2", "all-performers", shares, "proxy", "%", position=1)
    firms = {GANSU: {2023: 10}, SHAANXI: {2023: 100}, YUNNAN: {2023: 40}, BEIJING: {2023: 900}}
    make_values("2.3.3", "three-years-of-certificates", firms, "proxy", "enterprises", position=1)
    for scheme in ("technology", "barrier", "pathway", "instrument"):
        make_scheme(scheme)
    make_concept("instrument", "open-bidding")


def make_cases():
    """Cases for the third dimension: two of Gansu and its country, three of provinces, one plan, one abroad."""
    make_case(slug="gansu", jurisdiction=GANSU, links=[{"indicator": "3.3.1"}], facts=[])
    make_case(slug="china", jurisdiction="CN", links=[{"indicator": "3.3"}], facts=[])
    make_case(slug="yunnan", jurisdiction=YUNNAN, links=[{"indicator": "3.3.1"}], facts=[FACT])
    make_case(slug="beijing", jurisdiction=BEIJING, links=[{"indicator": "3.3.1"}], facts=[FACT])
    make_case(slug="shaanxi-plan", jurisdiction=SHAANXI, status="planned", links=[{"indicator": "3.3"}], facts=[FACT])
    make_case(slug="germany", jurisdiction="DE", links=[{"indicator": "3.3", "directness": "contextual"}], facts=[])
    make_case(slug="draft", jurisdiction=YUNNAN, stage="retired", links=[{"indicator": "3.3.1"}])
    make_jurisdiction("US-CO", name={"zh": "科罗拉多", "en": "Colorado"})
    rebuild()


def make_jumping_province():
    """Jilin, whose only series of the third dimension jumps in its source; nothing else judges that dimension."""
    contracts = {JILIN: {2021: 5, 2022: 99, 2023: 500}, GANSU: {2022: 1, 2023: 8}, SHAANXI: {2023: 9}}
    make_values("3.3.1", "contracts", contracts, "main", "yuan")
    make_values("1.2.1", "more", {JILIN: {2023: 4}})
