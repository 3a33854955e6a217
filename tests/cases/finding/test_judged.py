"""Real questions to the real content, in both languages: what a reader must see among the first results, on either engine."""

import pytest

from cases.finding import Question, explain, find
from cases.models import Case

# What was asked · the case that must be there · among the first so many.
JUDGED = [
    ("揭榜挂帅", "henan-open-bidding", 1),
    ("揭榜掛帥", "henan-open-bidding", 1),
    ("揭榜挂帅", "gansu-open-bidding", 6),
    ("河南揭榜挂帅", "henan-open-bidding", 1),
    ("open bidding", "henan-open-bidding", 6),
    ("open bidding", "gansu-open-bidding", 6),
    ("key technolgy bidding", "henan-open-bidding", 6),
    ("who else lets firms bid for key technology tasks", "henan-open-bidding", 6),
    ("谁还让企业竞标关键技术任务", "henan-open-bidding", 10),
    ("概念验证", "heilongjiang-proof-of-concept-and-pilot-platforms", 6),
    ("proof-of-concept", "heilongjiang-proof-of-concept-and-pilot-platforms", 6),
    ("創新聯合體", "henan-innovation-consortia", 6),
    ("创新联合体", "beijing-innovation-consortia", 6),
    ("MEP", "us-mep", 1),
    ("manufacturing extension", "us-mep", 1),
    ("manufacturing extnsion", "us-mep", 1),
    ("RTIH", "us-rtih", 1),
    ("tech hubs", "us-rtih", 1),
    ("RIE", "us-rie", 1),
    ("EPSCoR", "us-epscor", 1),
    ("B2S", "us-b2s", 1),
    ("人工智能 初创企业", "kr-ai-startup-finance", 6),
    ("人工智能初创企业", "kr-ai-startup-finance", 6),
    ("computing power for AI", "gb-ai-research-resource", 6),
    ("场景 开放", "shaanxi-scenario-opening-list", 6),
    ("R&D tax", "us-one-big-beautiful-bill-expensing", 6),
    ("科技特派员", "hebei-expert-task-teams", 6),
    ("our results die between laboratory and factory", "us-doe-technology-commercialization-fund", 6),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_content")
def test_judged_questions_find_their_cases_and_say_why():
    missed = []
    for text, slug, within in JUDGED:
        ids = find(Question(text)).ids[:within].tolist()
        cases = Case.objects.in_bulk(ids)
        if slug not in {case.slug for case in cases.values()}:
            missed.append((text, slug, [cases[pk].slug for pk in ids]))
        if not all(explain(Question(text), list(cases.values())).values()):
            missed.append((text, "a case without an explanation"))
    assert missed == []
