"""What a curator's browser would send back from a page of the desk."""


def filled_in(response, **changes):
    """Answer the data of the form on *response* as its page shows it, with *changes*."""
    data = {}
    forms = [response.context["adminform"].form]
    for page_part in response.context["inline_admin_formsets"]:
        forms += [page_part.formset.management_form, *page_part.formset.forms]
    for form in forms:
        for bound in form:
            _put(data, bound)
    return {**data, **changes}


def _put(data, bound):
    value = bound.value()
    if hasattr(bound.field.widget, "decompress"):
        for number, part in enumerate(bound.field.widget.decompress(value)):
            data[f"{bound.html_name}_{number}"] = "" if part is None else part
    elif value is True:
        data[bound.html_name] = "on"
    elif value is not None and value is not False:
        data[bound.html_name] = [getattr(part, "pk", part) for part in value] if isinstance(value, (list, tuple)) else value


def errors_on(response):
    """Answer every error that *response* shows, as text."""
    forms = [response.context["adminform"].form]
    for page_part in response.context["inline_admin_formsets"]:
        forms += page_part.formset.forms
    return " ".join(str(error) for form in forms for errors in form.errors.values() for error in errors)


def messages_on(response):
    return " ".join(str(message) for message in response.context["messages"])
