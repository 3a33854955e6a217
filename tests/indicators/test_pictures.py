"""Pictures of charts: styles put in, files that stand by themselves, letters that are drawn."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from indicators.drawing.lines import Frame, Line, Point, line_chart
from indicators.pictures import Picture, png_file, svg_file
from indicators.pictures.composing import picture_css, picture_rules
from indicators.pictures.painting import SVG, painted
from indicators.pictures.sheets import read_rules, resolved

ROOT = Path(__file__).resolve().parents[2]
# Hatched years are filled by an attribute.
WITHOUT_RULE = {"empty-years"}
SHAPES = r"<(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|use)\b[^>]*?\sclass=\"((?:[^\"{]|{%.*?%}|{{.*?}})*)\""
FRAME = Frame(width=400, height=200, top=10, right=80, bottom=30, left=40)


def picture(**changes):
    lines = [Line("0", "总指数 138.2", (Point(2022, 100.0), Point(2023, 138.2, True, "138.2")))]
    context = {"chart": line_chart(lines, [2022, 2023], FRAME), "id": "a", "title": "T", "description": "D", "empty_label": "none"}
    words = {
        "title": "两创融合指数",
        "source": "来源：中国信息通信研究院",
        "edition": "edition 2025",
        "address": "http://a.example/zh-hans/index/",
    }
    return Picture("indicators/_line_chart.html", context, **{**words, **changes})


def drawing(inside):
    return f'<svg xmlns="{SVG}" width="60" height="60"><rect width="60" height="60" fill="#fff"/>{inside}</svg>'


def letter(letter, family="Noto Sans CJK SC", **attributes):
    more = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return drawing(f'<text x="10" y="45" font-size="40" font-family="{family}" {more}>{letter}</text>')


def classes_of(template):
    """Answer the classes of the shapes that *template* draws; ``tone-{{ key }}`` is ``tone-*``."""
    found = re.findall(SHAPES, template)
    words = " ".join(re.sub(r"{%.*?%}", " ", re.sub(r"{{.*?}}", "*", classes)) for classes in found)
    return set(words.split())


def styled_classes():
    rules, _unread = read_rules(picture_css())
    return {name for rule in rules for compound in rule.selector for name in compound.classes}


def fragments():
    """Answer the templates that any code makes a Picture of, and those that they include: ``{name: text}``."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "indicators").rglob("*.py"))
    found, wanted = {}, re.findall(r'Picture\(\s*"([^"]+)"', code)
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = (ROOT / "templates" / name).read_text(encoding="utf-8")
            wanted += re.findall(r'{% include "([^"]+)"', found[name])
    return found


def test_every_class_that_a_picture_draws_with_has_a_rule_in_it():
    styled, missing = styled_classes(), {}
    for fragment, template in fragments().items():
        for name in classes_of(template) - WITHOUT_RULE:
            if not any(re.fullmatch(name.replace("*", r"[\w-]+"), known) for known in styled):
                missing.setdefault(fragment, []).append(name)
    assert missing == {}


def test_the_templates_of_pictures_are_found_with_what_they_include():
    assert {"indicators/_line_chart.html", "indicators/_mark.html", "indicators/_waterfall.html"} <= fragments().keys()


def test_classes_of_shapes_are_found_in_all_their_forms():
    template = '<p class="page"><g class="a{% if x == "1" %} b{% endif %} tone-{{ key|default:"0" }}"><path\n d="M0 0" class="line"/></g>'
    assert classes_of(template) == {"a", "b", "tone-*", "line"}


def test_no_rule_of_a_chart_is_too_hard_for_the_pictures():
    _rules, unread = read_rules(picture_css())
    drawn = set().union(*map(classes_of, fragments().values()))
    assert [selector for selector in unread if drawn & set(re.findall(r"\.([\w-]+)", selector))] == []


def test_every_value_that_is_painted_is_plain():
    svg = svg_file(picture())
    assert not re.search(r"var\(|calc\(|color-mix\(|rem\b|currentColor", svg)
    assert "<style" not in svg
    assert not re.search(r'\s(class|style|role|aria-\w+)="', svg)


def test_rules_come_in_the_order_of_the_cascade_and_blocks_of_screens_are_left_out():
    css = """
      .line { stroke: red; } /* .line { stroke: never } */
      g .line.is-dashed, .mark { stroke: var(--tone, blue); }
      @media (min-width: 1px) { .line { stroke: never; } }
      .line { stroke: green; }
      .line:hover, a:focus-visible .line { stroke: never; }
      a > .line { stroke: never; }
    """
    rules, unread = read_rules(css)
    assert [rule.declarations["stroke"] for rule in rules] == ["red", "var(--tone, blue)", "green", "var(--tone, blue)"]
    assert unread == ["a > .line"]


@pytest.mark.parametrize(
    ("value", "properties", "expected"),
    [
        ("var(--a)", {"--a": "1px"}, "1px"),
        ("var(--a)", {"--a": "var(--b)", "--b": "#fff"}, "#fff"),
        ("var(--no, 2rem)", {}, "32px"),
        ("0.5rem 1px", {}, "8px 1px"),
    ],
)
def test_custom_properties_are_put_in(value, properties, expected):
    assert resolved(value, properties) == expected


def test_an_unknown_custom_property_is_refused():
    with pytest.raises(KeyError, match="--no"):
        resolved("var(--no)", {})


def test_a_tone_is_inherited_and_the_nearest_one_wins():
    rules, _ = read_rules(".a { --tone: red } .b { --tone: blue } .line { stroke: var(--tone); display: block }")
    inside = '<g class="b"><a href="/x"><path class="line"/></a></g><path class="line"/>'
    svg = painted(f'<svg xmlns="{SVG}" class="a">{inside}</svg>', rules)
    assert [path.attrib for path in ElementTree.fromstring(svg).iter(f"{{{SVG}}}path")] == [{"stroke": "blue"}, {"stroke": "red"}]
    assert "href" not in svg


def test_a_picture_says_what_it_shows_who_made_it_and_where_it_stands():
    root = ElementTree.fromstring(svg_file(picture(subtitle="2019年=100")))
    words = [element.text for element in root.findall(f"{{{SVG}}}text")]
    assert words == [
        "两创融合指数",
        "2019年=100",
        "来源：中国信息通信研究院 · edition 2025",
        "Fusion Policy Atlas · http://a.example/zh-hans/index/",
    ]


def test_the_paper_is_white_and_a_tone_has_its_colour():
    svg = svg_file(picture())
    assert 'width="100%" height="100%" fill="#ffffff"' in svg
    assert re.search(r'd="M40 [\d.]+L320 [\d.]+" fill="none" stroke="#1c2126" stroke-dasharray="5 5"', svg)


def test_long_words_break_and_nothing_stands_outside_of_the_paper():
    long = picture(
        title="A long title of many words " * 9, source="来源很长的一句话" * 20, address="http://a.example/?" + "weights=1.5&" * 40
    )
    root = ElementTree.fromstring(svg_file(long))
    rows = [element for element in root.iter(f"{{{SVG}}}text") if element.get("x") == "24"]
    assert len(rows) > 12
    assert max(float(row.get("y")) for row in rows) < float(root.get("height"))
    assert max(len(row.text) for row in rows) < 80


def test_markup_in_a_title_stays_words():
    svg = svg_file(picture(title='<script>alert("1")</script> & more'))
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_a_png_is_twice_as_large_as_its_drawing_and_not_blank():
    svg = svg_file(picture())
    root = ElementTree.fromstring(svg)
    png = png_file(svg)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.get("width")), 2 * int(root.get("height")))
    assert len(png) > 2 * len(png_file(re.sub(r"<text.*?</text>", "", svg)))


@pytest.mark.parametrize("character", ["骨", "直", "门"])
def test_chinese_is_drawn_and_in_its_simplified_forms(character):
    drawn = png_file(letter(character))
    assert drawn != png_file(letter(character, "Noto Sans CJK JP"))
    assert drawn == png_file(letter(character, "sans-serif"))
    assert drawn != png_file(drawing(""))


def test_bold_letters_are_drawn_though_there_is_one_weight_only():
    assert png_file(letter("门", **{"font-weight": "600"})) == png_file(letter("门"))


def test_words_without_ideographs_take_narrow_punctuation():
    svg = svg_file(picture(title="“Fusion” · index", subtitle="“两创”融合"))
    families = {element.text: element.get("font-family", "") for element in ElementTree.fromstring(svg).iter(f"{{{SVG}}}text")}
    assert families["“Fusion” · index"].startswith('"Noto Sans CJK KR"')
    assert families["“两创”融合"] == ""


def test_what_is_no_svg_is_refused():
    with pytest.raises(ValueError, match="unknown token"):
        png_file("no svg")


def test_the_same_picture_is_the_same_file():
    assert svg_file(picture()) == svg_file(picture())
    assert picture_rules() == picture_rules()
