"""What can go wrong with the store, in words for the person in front of the screen."""


class StoreError(Exception):
    """The store cannot do what was asked; the message says what happened and what to do."""


class ConnectionLost(StoreError):
    """The connection broke while something was saved: whether it is there, nobody knows until somebody looks."""


class NotFound(StoreError):
    """Something that does not exist, or that belongs to another workspace: the two look the same."""


class AlreadyThere(StoreError):
    """Something that can be there once only and is there already."""
