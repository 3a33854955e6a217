"""The address of whoever asks is never what they say it is."""

import pytest

from reference.visitors import client_address


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (False, "6.6.6.6", "10.0.0.1"),
        (True, "", "10.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (True, "6.6.6.6, 203.0.113.9:4711", "203.0.113.9"),
        (True, "[2001:db8::1]:4711", "2001:db8::1"),
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "203.0.113.9, nonsense", "10.0.0.1"),
        (True, "<script>" * 100, "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxy_wrote_is_believed(rf, settings, behind, forwarded, address):
    settings.BEHIND_PROXY = behind
    assert client_address(rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)) == address


def test_a_request_through_a_local_socket_has_no_address(rf, settings):
    settings.BEHIND_PROXY = False
    assert client_address(rf.get("/", REMOTE_ADDR="")) is None
