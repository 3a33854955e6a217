"""Funding, awards and coordination for the tests of programmes."""

from programs.models import Award, Coordination, FocusArea, Funding, Milestone
from tests.factories import make_jurisdiction, make_organisation, make_program, make_source, make_unit


def page(key="page-one"):
    return make_source(key, kind="page", url=f"https://example.org/{key}")


def make_described(code="RIE", **changes):
    """A programme with everything that its page shows about itself."""
    defaults = {
        "stage": 3,
        "chain": "front",
        "year": 2022,
        "law_zh": "芯片与科学法",
        "law_en": "CHIPS and Science Act",
        "agency_detail_zh": "国家科学基金会",
        "agency_detail_en": "National Science Foundation",
        "purpose_zh": "建立创新生态系统。",
        "purpose_en": "Build innovation ecosystems.",
        "eligible_zh": "大学",
        "eligible_en": "Universities",
        "source": page("page-law"),
        "place": "whole",
        "seen_in": "page",
    }
    return make_program(code, **{**defaults, **changes})


def make_funding(program, key, amount, first_year=2023, last_year=None, kind="appropriated", source="page-money", **changes):
    years = {"first_year": first_year, "last_year": last_year or first_year}
    return Funding.objects.create(
        program=program,
        key=key,
        amount=amount,
        kind=kind,
        unit=make_unit("USD"),
        source=page(source),
        place="whole",
        **{**years, **changes},
    )


def make_award(program, key, states=(), areas=(), amount=None, source="page-award", **changes):
    defaults = {"name_zh": f"中心{key}", "name_en": f"Hub {key}", "status": "awarded", "unit": make_unit("USD") if amount else None}
    award = Award.objects.create(program=program, key=key, amount=amount, source=page(source), place="whole", **{**defaults, **changes})
    award.states.set(make_state(code) for code in states)
    award.focus_areas.set(make_area(number) for number in areas)
    return award


def make_state(code):
    """A state with a place of its own on the tile map."""
    row, column = divmod(sum(map(ord, code)), 11)
    return make_jurisdiction(code, tile_row=row + 1, tile_column=column + 1)


def make_area(number):
    names = {"name_zh": f"领域{number}", "name_en": f"Area {number}", "source": page("page-areas"), "place": "whole"}
    return FocusArea.objects.get_or_create(number=number, defaults=names)[0]


def make_milestone(program, date, text, source="us-regional-2025", place="s 1, p 3"):
    return Milestone.objects.create(program=program, date=date, text_zh=f"{text}。", text_en=text, source=make_source(source), place=place)


def make_coordination(key, programs, agencies, lead="", **changes):
    defaults = {
        "name_zh": f"机制{key}",
        "name_en": f"Mechanism {key}",
        "level": "agencies",
        "purpose_zh": "协调。",
        "purpose_en": "Coordinate.",
    }
    changes.setdefault("source", page("page-coordination"))
    head = make_organisation(lead) if lead else None
    row = Coordination.objects.create(key=key, place="whole", lead=head, **{**defaults, **changes})
    row.programs.set(programs)
    row.agencies.set(make_organisation(agency, acronym=agency.removeprefix("us-").upper()) for agency in agencies)
    return row
