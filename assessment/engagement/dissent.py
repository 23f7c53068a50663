"""Who did not agree: noted behind the reason of what was agreed on, in the one text that every report prints."""

MARK = "\n\nDissent: "


def with_dissent(reason: str, dissent: str) -> str:
    """The rationale of both."""
    reason, dissent = reason.strip(), dissent.strip()
    return f"{reason}{MARK}{dissent}".strip() if dissent else reason


def reason_and_dissent(rationale: str) -> tuple[str, str]:
    """The two of a rationale; of one that was written elsewhere all is the reason."""
    reason, mark, dissent = f"\n\n{rationale}".rpartition(MARK)
    return (reason.strip(), dissent.strip()) if mark else (rationale.strip(), "")
