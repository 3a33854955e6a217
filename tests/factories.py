"""Rows for tests: each function answers a valid row, with only what the test cares about given.

Rows with a natural key are made once and shared: ``make_case()`` twice gives two cases in one place.
A pair of languages may be given as one: ``title={"zh": "…", "en": "…"}``.
"""

from importlib import import_module

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cases.dates import parse_partial_date
from cases.models import Case, CaseRelation, Citation, Fact, IndicatorLink, Participation
from indicators.models import Framework, Indicator
from programs.models import Program
from reference.models import Concept, ExchangeRate, Jurisdiction, Organisation, PriceLevel, Profile, Scheme, Source, Unit

FRAMEWORK = "caict-4-12-27"


def make_jurisdiction(code="CN-HA", **changes):
    """A place; ``CN-HA`` is a first-level division under ``CN``."""
    country, _, division = code.partition("-")
    kind = Jurisdiction.Kind.FIRST_LEVEL if division else Jurisdiction.Kind.COUNTRY
    changes.setdefault("parent", make_jurisdiction(country) if division else None)
    return _shared(Jurisdiction, {"code": code}, {"kind": kind, "name_zh": f"地方 {code}", "name_en": f"Place {code}"}, changes)


def make_scheme(key="technology", **changes):
    return _shared(Scheme, {"key": key}, {"name_zh": f"体系 {key}", "name_en": f"Scheme {key}"}, changes)


def make_concept(scheme="technology", key="quantum", broader="", **changes):
    """A concept; *broader* is the key of a concept in the same scheme."""
    scheme = make_scheme(scheme)
    if broader:
        changes["broader"] = make_concept(scheme.key, broader)
    return _shared(Concept, {"scheme": scheme, "key": key}, {"name_zh": f"概念 {key}", "name_en": f"Concept {key}"}, changes)


def make_source(key="caict-2025", **changes):
    defaults = {"kind": "report", "title_zh": f"报告 {key}", "title_en": f"Report {key}", "language": "zh-Hans"}
    return _shared(Source, {"key": key}, {**defaults, "issuer_zh": "发布机构", "issuer_en": "The issuer", "date": "2025"}, changes)


def make_unit(key="project", **changes):
    defaults = {"kind": "count", "label_zh": f"个 {key}", "label_en": key, "plural_en": f"{key}s"}
    if len(key) == 3 and key.isupper():
        defaults["kind"] = "currency"
    return _shared(Unit, {"key": key}, defaults, changes)


def make_rate(currency="CNY", year=2024, rate="7.1957", quote="per_usd", **changes):
    """The average exchange rate of a currency in a year, against the dollar."""
    defaults = {"rate": rate, "quote": quote, "source": make_source("rates"), "place": "table 1", "seen_in": "official_page"}
    return _shared(ExchangeRate, {"currency": make_unit(currency), "year": year}, defaults, changes)


def make_price_level(year=2024, index="105.2", jurisdiction="CN", **changes):
    defaults = {"index": index, "source": make_source("deflator"), "place": "table 1", "seen_in": "secondary_copy"}
    return _shared(PriceLevel, {"jurisdiction": make_jurisdiction(jurisdiction), "year": year}, defaults, changes)


def make_organisation(key="cn-miit", **changes):
    defaults = {"kind": "ministry", "name_zh": f"机构 {key}", "name_en": f"Organisation {key}"}
    return _shared(Organisation, {"key": key}, defaults, changes)


def make_program(code="RIE", jurisdiction="US", **changes):
    defaults = {"slug": code.lower(), "acronym": code, "name_zh": f"计划 {code}", "name_en": f"Programme {code}"}
    return _shared(Program, {"code": code}, {**defaults, "jurisdiction": make_jurisdiction(jurisdiction)}, changes)


def make_framework(key=FRAMEWORK, **changes):
    return _shared(
        Framework,
        {"key": key},
        {"source": make_source(), "edition": "2025", "name_zh": "融合指数", "name_en": "Fusion index", "base_year": 2019},
        changes,
    )


def make_indicator(code="1.1", framework=FRAMEWORK, **changes):
    """A node of the index (or of another framework) and, where they are missing, the nodes above it up to the total ``0``."""
    level = 0 if code == "0" else code.count(".") + 1
    parent = make_indicator(code.rpartition(".")[0] or "0", framework) if level else None
    defaults = {"level": level, "parent": parent, "weight": "0.25" if level else "1"}
    names = {"name_zh": f"指标 {code}", "name_en": f"Indicator {code}"}
    return _shared(Indicator, {"framework": make_framework(framework), "code": code}, {**defaults, **names}, changes)


def make_profile(jurisdiction="DE", stages=(), tools=(), **changes):
    """A country profile; *stages* as ``(period, name)``, *tools* as ``(side, name)``, the names in English."""
    texts = {"features_zh": "特点。", "features_en": "Features.", "problems_zh": "问题。", "problems_en": "Problems."}
    defaults = {"jurisdiction": make_jurisdiction(jurisdiction), "source": make_source(), "place": "ch 2, s 2"}
    fields = {**defaults, **texts, **_pairs(changes)}
    profile = Profile.objects.create(**fields)
    for position, (period, name) in enumerate(stages):
        texts = {"name_zh": f"阶段 {name}", "name_en": name, "text_zh": "文字。", "text_en": "Text."}
        profile.stages.create(period=period, position=position, **texts)
    for position, (side, name) in enumerate(tools):
        profile.tools.create(side=side, position=position, name_zh=f"工具 {name}", name_en=name)
    return profile


def make_person(username="lin", role="curator", **changes):
    """Somebody who may sign in at the desk, as ``curator``, ``editor``, ``administrator``, or without a role."""
    person = get_user_model().objects.create_user(username, is_staff=True, **changes)
    if role:
        person.groups.add(_role(role))
    return person


def _role(name):
    """The group of a role, which a migration makes; a test that empties all tables takes it away."""
    if not Group.objects.filter(name=name).exists():
        import_module("cases.migrations.0006_roles").bring_roles(apps)
    return Group.objects.get(name=name)


CASE = {
    "stage": "published",
    "title_zh": "河南省重大产业关键技术揭榜挂帅",
    "title_en": "Henan open bidding for key industrial technologies",
    "summary_zh": "河南省按产业需求张榜，由企业揭榜攻关。中榜项目获得经费。",
    "summary_en": "Henan lists key technology tasks from industry and firms bid for them. Winning projects are funded.",
    "level": "subnational",
    "status": "in_force",
}
PARTS = {
    "concepts": {"instrument": ["open-bidding"]},
    "facts": [{"value": 100}],
    "citations": [{}],
    "links": [{}],
    "organisations": [],
    "relations": [],
}


def make_case(jurisdiction="CN-HA", programme="", start="", end="", **changes):
    """A published case that is complete, with its parts as plain data.

    ``concepts={"technology": ["quantum"]}``, ``facts=[{"value": 5, "unit": "CNY"}]``, ``citations=[{"source": "caict-2021"}]``,
    ``links=[{"indicator": "3.1"}]``, ``organisations=[{"organisation": "cn-miit", "role": "lead"}]``,
    ``relations=[{"other": case}]``; *start* and *end* as ``2025``, ``2025-11`` or ``2025-11-07``; *programme* is a code.
    """
    parts = {name: changes.pop(name, default) for name, default in PARTS.items()}
    fields = {**CASE, "slug": f"case-{Case.objects.count() + 1}", **_pairs(changes), **_dates(start=start, end=end)}
    case = Case.objects.create(
        jurisdiction=make_jurisdiction(jurisdiction), program=make_program(programme) if programme else None, **fields
    )
    case.concepts.set(make_concept(scheme, key) for scheme, keys in parts["concepts"].items() for key in keys)
    for name, make in MAKERS.items():
        for position, part in enumerate(parts[name]):
            make(case, **{"position": position, **part})
    return case


def make_fact(case, source="caict-2025", unit="project", **changes):
    defaults = {"label_zh": "每年张榜项目", "label_en": "Projects listed each year", "place": "ch 2, s 1, p 2", "evidence": "announced"}
    units = make_unit(unit) if unit and "value" in changes else None
    return Fact.objects.create(case=case, source=make_source(source), unit=units, **{**defaults, **_pairs(changes)})


def make_citation(case, source="caict-2025", place="ch 2, s 1, p 2", **changes):
    return Citation.objects.create(case=case, source=make_source(source), place=place, **changes)


def make_link(case, indicator="1.1", **changes):
    defaults = {"directness": "direct", "basis": "curator", "mechanism_zh": "企业出题带动研发。", "mechanism_en": "Firms set the tasks."}
    return IndicatorLink.objects.create(case=case, indicator=make_indicator(indicator), **{**defaults, **_pairs(changes)})


def make_participation(case, organisation="cn-miit", role="lead", **changes):
    return Participation.objects.create(case=case, organisation=make_organisation(organisation), role=role, **changes)


def make_relation(case, other, kind="complements", **changes):
    defaults = {"reason_zh": "两项做法互补。", "reason_en": "The two complement each other."}
    return CaseRelation.objects.create(case=case, other=other, kind=kind, **{**defaults, **_pairs(changes)})


MAKERS = {
    "facts": make_fact,
    "citations": make_citation,
    "links": make_link,
    "organisations": make_participation,
    "relations": make_relation,
}


def _shared(model, natural_key, defaults, changes):
    changes = _pairs(changes)
    row, _ = model.objects.update_or_create(**natural_key, defaults=changes, create_defaults={**defaults, **changes})
    return row


def _pairs(changes):
    flat = {}
    for name, value in changes.items():
        if isinstance(value, dict) and value.keys() == {"zh", "en"}:
            flat |= {f"{name}_{suffix}": words for suffix, words in value.items()}
        else:
            flat[name] = value
    return flat


def _dates(**texts):
    dates = {}
    for name, text in texts.items():
        if text:
            dates[name], dates[f"{name}_precision"] = parse_partial_date(text)
    return dates
