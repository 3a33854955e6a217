"""Concepts that were merged: a record that still names one is understood as naming the one that stayed."""

from reference.merged import merged_keys, standing_keys


def in_standing_concepts(record, merged=None):
    """Answer *record*, of whatever shape, with the concepts that stand today; *merged* are ``merged_keys()`` if read already."""
    merged = merged_keys() if merged is None else merged
    concepts = record.get("concepts")
    if not merged or not isinstance(concepts, dict):
        return record
    return record | {"concepts": {scheme: _standing(scheme, keys, merged) for scheme, keys in concepts.items()}}


def _standing(scheme, keys, merged):
    is_named = isinstance(keys, list) and any(f"{scheme}/{key}" in merged for key in keys)
    return sorted(standing_keys(scheme, keys, merged)) if is_named else keys
