"""Bars from counts."""

from types import SimpleNamespace

from cases.overview import bars


def test_bars_leave_out_what_has_no_case_and_keep_the_order_of_rows():
    rows = [SimpleNamespace(key=key) for key in ("supply", "scenario", "platform")]
    drawn = bars(rows, {"platform": 4, "supply": 1}, lambda row: f"?pathway={row.key}")
    assert [(bar.row.key, bar.count, bar.share, bar.address) for bar in drawn] == [
        ("supply", 1, 25, "?pathway=supply"),
        ("platform", 4, 100, "?pathway=platform"),
    ]
