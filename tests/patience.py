"""How long a test waits for what comes by itself: a backstop, far beyond what a busy machine takes."""

SECONDS = 600.0
MILLISECONDS = 1000 * SECONDS
