"""Every error that a user, a file or a web page can cause has one root."""


class ArchiverError(Exception):
    """Something that somebody gave or asked for cannot be used; the message says what to do."""
