"""One address of every page type, under both languages."""

LANGUAGES = ("zh-hans", "en")
READING = (
    "",
    "about/",
    "about/collection/",
    "cases/",
    "cases/?q=quantum&instrument=project-grant&view=table",
    "cases/?q=nothing-is-called-so",
    "cases/henan-open-bidding/",
    "places/",
    "places/CN-HA/",
    "places/US/",
    "technologies/",
    "technologies/quantum/",
    "problems/",
    "problems/valley-of-death/",
    "instruments/",
    "instruments/open-bidding/",
    "programs/",
    "programs/rie/",
    "index/",
    "index/frameworks/fusion-trends-2025/",
    "index/frameworks/caict-2021-statistics/?series=rd-intensity&series=ict-import-growth&sort=-ict-import-growth",
    "sources/",
    "sources/caict-2025/",
)
DESK = (
    "admin/",
    "admin/cases/case/",
    "admin/cases/case/add/",
    "admin/reference/concept/",
    "admin/reference/jurisdiction/",
    "admin/indicators/indicator/",
    "admin/reference/profile/",
    "admin/password_change/",
)


def in_both_languages(paths):
    return [f"/{language}/{path}" for language in LANGUAGES for path in paths]
