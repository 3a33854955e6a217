"""YAML in the form of ``fixtures/cases``: a list of records, each remembering its lines."""

import yaml
from django.utils.translation import gettext as _

from cases.desk.importing import limits
from cases.desk.importing.faults import FileFaults
from reference.blocks import PlainLoader, blocks_of


def read_yaml(name, text):
    """Answer the Blocks of YAML *text*; raises FileFaults where it is no list of records or nests or repeats itself too deep."""
    try:
        _refuse_bomb(name, text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = _("%(file)s, line %(line)d: not valid YAML: %(error)s")
        line, words = mark.line + 1 if mark else 1, getattr(error, "problem", None) or error
        raise FileFaults([message % {"file": name, "line": line, "error": words}]) from error
    try:
        blocks, problems = blocks_of(text, name)
    except ValueError as error:  # a number of thousands of digits
        raise FileFaults([_("%(file)s: not valid YAML: %(error)s") % {"file": name, "error": error}]) from error
    if problems:
        raise FileFaults([_("%(file)s, line %(line)d: %(message)s") % vars(problem) for problem in sorted(problems)])
    return blocks


def _refuse_bomb(name, text):
    """References (``*name``) can make a small file enormous, deep nesting a reader fall over; records need neither."""
    depth = 0
    for event in yaml.parse(text, Loader=PlainLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            message = _("%(file)s, line %(line)d: references (*name) are not taken: write the value out")
            raise FileFaults([message % {"file": name, "line": line}])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > limits.NESTING:
            raise FileFaults([_("%(file)s, line %(line)d: nested too deep for a record") % {"file": name, "line": line}])
