"""Content files: YAML lists whose items remember the line that each value stands on."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in a content file, where, and how to mend it."""

    file: str
    line: int
    message: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.message}"


class ContentProblems(Exception):
    """Content files that cannot be loaded; nothing has been written."""

    def __init__(self, problems):
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class Block:
    """One record of a content file: its plain data and the lines of its values by path."""

    file: str
    data: dict
    lines: dict = field(default_factory=dict)

    def line_of(self, path=()):
        """Answer the line of the value at *path*, or of the nearest one around it."""
        path = tuple(path)
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path, message):
        return Problem(self.file, self.line_of(path), message)


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML with text, numbers, true, false and null only: no dates, and ``no`` is a word."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] in {"int", "float", "null"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_blocks(path, folder):
    """Read the list of records in the file *path* (named relative to *folder*).

    Answers ``(blocks, problems)``; a file that is not a list of mappings gives problems and no blocks.
    """
    path = Path(path)
    name = path.relative_to(Path(folder).parent).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return [], [Problem(name, 1, "the file is not UTF-8: save it as UTF-8")]
    return blocks_of(text, name)


def blocks_of(text, name):
    """Read the list of records in the YAML *text* of the file *name*, as ``read_blocks`` does."""
    try:
        loader = PlainLoader(text)
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [Problem(name, mark.line + 1 if mark else 1, f"not valid YAML: {getattr(error, 'problem', error)}")]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [Problem(name, root.start_mark.line + 1, "the file must be a list: begin each record with “- ”")]
    blocks, problems = [], []
    for node in root.value:
        block = Block(name, {})
        block.data = _plain(loader, node, (), block, problems)
        if isinstance(block.data, dict):
            blocks.append(block)
        else:
            problems.append(block.problem((), "a record must be keys with values, such as “key: ai”"))
    return blocks, problems


def _plain(loader, node, path, block, problems):
    """Answer *node* as plain data, noting in *block* the line of every value under it."""
    block.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, child, (*path, number), block, problems) for number, child in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_object(node)
    data = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if key in data:
            problems.append(Problem(block.file, key_node.start_mark.line + 1, f"“{key}” stands twice in one record: keep one"))
        data[key] = _plain(loader, value_node, (*path, key), block, problems)
        block.lines[(*path, key)] = key_node.start_mark.line + 1
    return data
