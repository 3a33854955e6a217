"""Judgements made from the documents before anything was tuned: questions with their cases, pairs that compare or only look so."""

from pathlib import Path

import yaml

HERE = Path(__file__).parent


def questions():
    """Answer ``[{"query": …, "kind": "name" or "subject", "relevant": {slug: 1 to 3}}, …]``."""
    return yaml.safe_load((HERE / "queries.yaml").read_text(encoding="utf-8"))


def pairs():
    """Answer ``[{"cases": [slug, slug], "comparable": bool, "reason": …}, …]``."""
    return yaml.safe_load((HERE / "pairs.yaml").read_text(encoding="utf-8"))
