"""Comparing cases: which are alike, side by side, what is missing where, for whom what is an option."""
