"""Two kinds of error: what the user can act on, and what is our own fault."""


class KnownError(Exception):
    """Something in the user's surroundings went wrong (disk full, file missing, bad input).

    The message is one sentence in the user's words; it is shown as it is, never with a
    traceback.
    """


class BugError(Exception):
    """The program broke one of its own promises; it is reported, not explained away."""
