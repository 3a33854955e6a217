"""Pages for frames: who may show them, how long they are kept, what theme they have."""

import pytest
from django.test import RequestFactory

from reference.frames import Embed
from tests.factories import make_case
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db
FRAMES = ("index/", "index/1/", "indicator/1.1.1/", "case/henan/")
OTHERS = ("", "index/", "cases/", "cases/henan/", "about/", "nowhere/", "admin/login/")


@pytest.fixture(autouse=True)
def content():
    make_score("0", 2023, "138.2")
    make_score("1", 2023, "154.4")
    make_observation(make_series("1.1.1"), 2023, "4756000")
    make_case(slug="henan")


def ancestors_of(response):
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    return policy["frame-ancestors"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("address", FRAMES)
def test_any_page_may_show_a_frame(client, language, address):
    response = client.get(f"/{language}/embed/{address}")
    assert response.status_code == 200
    assert ancestors_of(response) == "* file:"
    assert "X-Frame-Options" not in response
    assert "script-src 'none'" in response["Content-Security-Policy"]
    assert "style-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", OTHERS)
def test_no_page_may_show_the_rest_of_the_site(client, address):
    response = client.get(f"/en/{address}")
    assert ancestors_of(response) == "'none'"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_sets_no_cookie_and_is_the_same_for_everybody(client, admin_client, address):
    for reader in (client, admin_client):
        response = reader.get(f"/en/embed/{address}", headers={"accept-language": "zh-hans"})
        assert not response.cookies
        assert "Vary" not in response
        assert response["Cache-Control"] == "public, max-age=900"


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_has_no_script_no_inline_style_and_nothing_of_the_sites_own_frame(client, address):
    html = client.get(f"/en/embed/{address}").content.decode()
    for forbidden in ("<script", " style=", "site-header", "site-footer", "<form"):
        assert forbidden not in html


@pytest.mark.parametrize(
    ("theme", "sheets"),
    [
        ("", ' media="(prefers-color-scheme: dark)"'),
        ("?theme=dark", ""),
    ],
)
def test_a_theme_takes_the_dark_colours_or_leaves_them_to_the_reader(client, theme, sheets):
    html = client.get(f"/en/embed/index/{theme}").content.decode()
    assert f'css/tokens-dark.css"{sheets}>' in html


def test_the_light_theme_knows_no_dark_colours(client):
    html = client.get("/en/embed/index/?theme=light").content.decode()
    assert "tokens-dark" not in html
    assert '<html lang="en" class="theme-light">' in html


@pytest.mark.parametrize("theme", ["blue", "<b>", "x" * 5000])
def test_an_unknown_theme_is_named_with_those_that_exist_and_the_frame_is_shown(client, theme):
    response = client.get("/en/embed/index/", {"theme": theme})
    html = response.content.decode()
    assert response.status_code == 200
    assert "use theme=light or theme=dark" in html
    assert "138.2" in html
    assert "<b>" not in html
    assert len(html) < 15_000


def test_the_code_of_a_frame_escapes_its_title():
    code = Embed("/en/embed/case/a/", 'A "b" & <c>', 480, 400).code(RequestFactory().get("/", headers={"host": "testserver"}))
    assert code == (
        '<iframe src="http://testserver/en/embed/case/a/" width="480" height="400" title="A &quot;b&quot; &amp; &lt;c&gt;"'
        ' loading="lazy" style="border:0;max-width:100%"></iframe>'
    )


@pytest.mark.parametrize(("width", "height", "size"), [(None, None, (480, 400)), (300, None, (300, 400)), (900, 200, (480, 200))])
def test_a_frame_is_never_larger_than_wanted(width, height, size):
    embed = Embed("/", "A", 480, 400).within(width, height)
    assert (embed.width, embed.height) == size
