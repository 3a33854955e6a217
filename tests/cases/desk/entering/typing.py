"""What a browser would send back from the form of a draft."""

from html.parser import HTMLParser

from django.http import QueryDict

FORM = "draft-form"


def sent(pairs):
    """Answer ``[(name, value)]`` as Django receives it."""
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    return data


def typed_in(response, **changes):
    """Answer the data of the form on the page of *response* as a browser would send it, with *changes*."""
    reader = FormReader()
    reader.feed(response.content.decode())
    data = sent(reader.pairs)
    for name, value in changes.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


class FormReader(HTMLParser):
    """The successful controls of one form, as HTML defines them; templates and noscript are left out, buttons too."""

    def __init__(self, form=FORM):
        super().__init__()
        self.form, self.pairs = form, []
        self.inside = self.hidden = 0
        self.select = self.text = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form
        elif tag in ("template", "noscript"):
            self.hidden += 1
        elif self.inside and not self.hidden and "disabled" not in attrs:
            getattr(self, f"_{tag}", lambda attrs: None)(attrs)

    def _input(self, attrs):
        is_sent = "checked" in attrs if attrs.get("type") in ("checkbox", "radio") else attrs.get("type") not in ("submit", "button")
        if is_sent and attrs.get("name"):
            self.pairs.append((attrs["name"], attrs.get("value") or ""))

    def _select(self, attrs):
        self.select, self.options, self.multiple = attrs["name"], [], "multiple" in attrs

    def _option(self, attrs):
        self.options.append((attrs.get("value") or "", "selected" in attrs))

    def _textarea(self, attrs):
        self.text = (attrs["name"], [])

    def handle_data(self, data):
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag in ("template", "noscript"):
            self.hidden -= 1
        elif tag == "select" and self.select:
            chosen = [value for value, is_selected in self.options if is_selected]
            if not chosen and not self.multiple:
                chosen = [value for value, _selected in self.options[:1]]
            self.pairs += [(self.select, value) for value in chosen]
            self.select = None
        elif tag == "textarea" and self.text:
            name, parts = self.text
            self.pairs.append((name, "".join(parts).removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")))
            self.text = None
