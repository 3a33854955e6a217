"""How far a long work is: the work yields Steps, and its result is what it returns."""

from typing import NamedTuple

AT_ONCE = 500  # records that are read or written together


class Step(NamedTuple):
    """*done* of *total* things (None: nobody knows) of the *stage*, whose words have a place for both."""

    stage: object
    done: int
    total: int | None = None

    def __str__(self):
        return str(self.stage) % {"done": self.done, "total": self.total}


def finished(work):
    """Go through *work*, a generator, and answer what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def told(work, stage, total):
    """Yield a Step for every number that *work* yields and return what it returns."""
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            return end.value
        yield Step(stage, done, total)


def parts(values):
    """Answer the list *values* in parts of at most ``AT_ONCE``."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
