"""The curators' desk: entering and keeping cases."""
