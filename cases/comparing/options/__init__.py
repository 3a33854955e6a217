"""Cases elsewhere for what is weak in a place: where it stands, which cases are linked to that, in which order and why."""
