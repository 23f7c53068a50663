"""An address of the web in somebody's text is shown as written and is a link, whole; nothing else becomes one."""

import pytest

from screens.app.formatting import plain


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        (
            "see https://host:8443/IT_SM/Run_1.docx.",
            r"see [https://host\:8443/IT\_SM/Run\_1.docx](<https://host:8443/IT_SM/Run_1.docx>).",
        ),
        ("(http://x.org/a_(b)?q=1)", r"([http://x.org/a\_(b)?q=1](<http://x.org/a_(b)?q=1>))"),
        ("http://x.org/?a=1&copy;=2#b", r"[http://x.org/?a=1\&copy;=2#b](<http://x.org/?a=1&amp;copy;=2#b>)"),
        ("HTTP://A.org/b\\c*d*", r"[HTTP://A.org/b\\c\*d\*](<HTTP://A.org/b%5Cc*d*>)"),
        ("https://x.org, https://y.org/!", "[https://x.org](<https://x.org>), [https://y.org/](<https://y.org/>)!"),
        ("javascript:alert(1) ftp://x.y/z_a", r"javascript\:alert(1) ftp://x.y/z\_a"),
        ("www.abc.org/d_e", r"www\.abc.org/d\_e"),  # Streamlit makes a link of it, without the signs of escape
        ("https:// and AT&amp;T", r"https:// and AT\&amp;T"),
        ("https://x.org)))", "[https://x.org](<https://x.org>))))"),
    ],
)
def test_what_is_written_is_what_is_shown_and_where_the_link_goes(written: str, markdown: str) -> None:
    assert plain(written) == markdown
