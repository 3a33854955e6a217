"""The real content as an edition."""

import pytest
from django.core.management import call_command

from indicators.editions import snapshot_of
from indicators.models import Edition, Framework, Indicator
from tests.cases.test_views import words_of
from tests.indicators.editions.making import assert_bit_for_bit

pytestmark = pytest.mark.django_db


def test_a_result_of_the_content_is_that_of_its_snapshot_bit_for_bit(loaded_content):
    framework = Framework.objects.get(key=Indicator.MAIN_FRAMEWORK)
    assert_bit_for_bit(snapshot_of(framework), framework)


def test_every_edition_of_the_content_is_whole(loaded_content, capsys):
    assert Edition.objects.exists()
    call_command("check_editions")
    assert "damaged" not in capsys.readouterr().out


def test_the_site_says_whether_the_content_is_that_of_an_edition(loaded_content, client):
    """Content may change at any time: then the page says so, and nothing fails."""
    words = words_of(client.get("/en/index/editions/"))
    assert ("The index shows the data of edition" in words) != ("The index shows working data" in words)
