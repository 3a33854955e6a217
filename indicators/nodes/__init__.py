"""One node of the index: what it is, what it rests on, how it moved, which cases address it."""
