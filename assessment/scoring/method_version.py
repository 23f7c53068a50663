"""Which method made a number. docs/method.md says when it rises."""

METHOD_VERSION = 1
