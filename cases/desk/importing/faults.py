"""What is wrong with a file or with a cell of it."""

from typing import NamedTuple


class FileFaults(Exception):
    """Files that cannot be read as tables; ``faults`` are sentences that name the file, the place and the fix."""

    def __init__(self, faults):
        self.faults = list(faults)
        super().__init__("; ".join(map(str, self.faults)))


class Spoiled(NamedTuple):
    """A cell whose content cannot be taken; *message* says why and names the fix, in the language that reads it."""

    message: object
