"""What is seen on a page: breaches of accessibility, what is wider than the screen."""

from axe_playwright_python.sync_playwright import Axe

CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
ALL = {"resultTypes": ["violations"]}


def violations(page, rules=ALL):
    """Answer what axe finds on *page* in the light and, for contrast, in the dark."""
    before = list(page.troubles)
    found = Axe().run(page, options=rules).response["violations"]
    page.emulate_media(color_scheme="dark")
    in_the_dark = Axe().run(page, options=CONTRAST).response["violations"]
    page.emulate_media(color_scheme="light")
    # axe styles elements of its own, which the policy refuses: no trouble of the page's.
    page.troubles[:] = before
    return [_words(rule, node) for rule in found for node in rule["nodes"]] + [
        f"dark: {_words(rule, node)}" for rule in in_the_dark for node in rule["nodes"]
    ]


def _words(rule, node):
    reasons = [check["message"] for check in (*node["any"], *node["all"], *node["none"])]
    return f"{rule['id']}: {node['html'][:160]} {reasons[:1]}"


def overflow(page, width):
    """Answer by how many pixels *page* is wider than a screen of *width*."""
    page.set_viewport_size({"width": width, "height": 844})
    return max(0, page.evaluate("document.documentElement.scrollWidth") - width)
