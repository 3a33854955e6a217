"""Works of every kind, as the fixtures have them."""

import datetime

from cases.citing.works import English, Name, Work

TODAY = datetime.date(2026, 11, 22)
REPORT = Work(
    key="caict-2025",
    kind="report",
    language="zh",
    title="科技创新和产业创新融合的路径与评价体系研究（2025年）",
    issuer="中国信息通信研究院",
    date="2025-11",
    places=("第2章第1节第2段",),
    english=English(
        "Fusing technological and industrial innovation: pathways and an evaluation system (2025)",
        "China Academy of Information and Communications Technology",
        places=("ch. 2, sec. 1, para. 2",),
    ),
)
ARTICLE = Work(
    key="fusion-trends-2025",
    kind="article",
    language="zh",
    title="科技创新与产业创新深度融合的趋势、问题与策略建议",
    container="山西师大学报（社会科学版）",
    issue="5",
    date="2025",
    english=English(
        "Deep fusion of technological and industrial innovation: trends, problems and recommendations",
        container="Journal of Shanxi Normal University (Social Science Edition)",
    ),
)
POST = Work(
    key="us-fusion-2025",
    kind="article",
    language="zh",
    title="2025年科技创新与产业融合研究：美国经验揭示94%AI初创融资集中现象",
    date="2025-08-31",
    places=("第1节第6段", "第1节第7段"),
    english=English(
        "Technological innovation and industrial fusion 2025: the US experience and the 94% share of AI start-up finance",
        places=("sec. 1, para. 6", "sec. 1, para. 7"),
    ),
)
PAGE = Work(
    key="page-eda-ocean",
    kind="page",
    language="en",
    title="Press release: Ocean Tech Hub",
    issuer="Economic Development Administration",
    date="2023-10-23",
    url="https://eda.gov/news/press-release/2023/10/23/Ocean-Tech-Hub",
)
UNDATED = Work(
    key="page-nsf-eicc",
    kind="page",
    language="en",
    title="EPSCoR Interagency Coordinating Committee (EICC)",
    issuer="National Science Foundation",
    url="https://new.nsf.gov/funding/initiatives/epscor/eicc",
)
ENTRY = Work(
    key="atlas-henan-open-bidding",
    kind="entry",
    language="en",
    title="Henan open bidding for key technologies of major industries",
    issuer="Fusion Policy Atlas",
    container="Fusion Policy Atlas",
    subject="Henan",
    date="2026-11-20",
    accessed=TODAY,
    url="https://atlas.example.org/en/cases/henan-open-bidding/",
)
DATASET = Work(key="awards", kind="dataset", language="en", title="Awards", issuer="National Science Foundation", date="2024")
PERSONS = (Name("Doe", "Jane Ann"), Name("Müller", "Karl-Heinz"), Name("张三"))
EVERY = (REPORT, ARTICLE, POST, PAGE, UNDATED, ENTRY, DATASET)
