"""Concepts that were merged: their keys stay in files, addresses and old records, and mean the concept that stayed."""

from reference.models import Concept


def merged_keys(using=None, **only):
    """Answer ``{"scheme/old key": "scheme/key that stands for it"}`` of all merged concepts or of those in *only* (one query)."""
    rows = Concept.objects.using(using).merged().filter(**only).values_list("scheme__key", "key", "merged_into__key")
    return {f"{scheme}/{key}": f"{scheme}/{stays}" for scheme, key, stays in rows}


def standing_keys(scheme, keys, merged):
    """Answer *keys* of a scheme with those that were *merged* exchanged for what stands for them, each once, in their order."""
    return list(dict.fromkeys(merged.get(f"{scheme}/{key}", f"{scheme}/{key}").partition("/")[2] for key in keys))
