"""Addresses that differ from the one at hand in a few parameters."""


def address(parameters, **changes):
    """Answer the query string of *parameters* (a QueryDict) with some changed and the page left out.

    A value of ``None`` or an empty list drops the parameter.
    """
    changed = parameters.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed.setlist(name, [value] if isinstance(value, str) else list(value or []))
        if not changed.getlist(name):
            changed.pop(name, None)
    return f"?{changed.urlencode()}"


def toggled(parameters, facet, key, choices):
    """Answer the address at which *key* is chosen in *facet* if it is not, and is not if it is."""
    values = [value for value in choices if value != key] if key in choices else [*choices, key]
    return address(parameters, **{facet: values})
