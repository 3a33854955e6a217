"""The published index beside the calculated one, value by value: what can be calculated again, from what, and what cannot."""
