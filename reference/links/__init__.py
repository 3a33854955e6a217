"""Whether the addresses of sources still answer: asked politely, one at a time, and never of a private network."""

from reference.links.checking import Checker, Finding, Patience
from reference.links.sources import check_sources, user_agent

__all__ = ["Checker", "Finding", "Patience", "check_sources", "user_agent"]
