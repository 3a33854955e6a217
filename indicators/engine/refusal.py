"""What the engine raises where the method has no answer."""


class Refusal(ValueError):
    """A calculation that cannot be done, with its reason as a word, the details and a sentence that names the fix.

    A page that wants its own words looks at ``reason`` and ``details``; ``str()`` is the English sentence.
    """

    def __init__(self, reason, message, **details):
        super().__init__(message)
        self.reason = reason
        self.details = details
