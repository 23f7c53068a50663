"""How phones get here: the address to open with its QR code, whether any came in yet, and what may stand in between."""

import streamlit as st

from screens.app.formatting import plain
from screens.scope.inviting import moment_words, reach_here, stays_here
from screens.scope.one_link import qr_code

QR_WIDTH = 180
DOES_NOT_OPEN = """
1. **Is it in the same network?** A phone on mobile data does not get here.
2. **This machine’s firewall.** Windows and macOS ask when Waymark starts: allow it, on Windows for *private networks*,
   and set the network to private. On Linux open the port, such as `sudo ufw allow {port}/tcp`.
3. **A guest network** often keeps its guests from each other, and no setting here helps. Ask for another one, or open a
   hotspot on a laptop or a phone and let everybody join it.
4. **A VPN** on this machine may take all of its traffic: leave it for the workshop.

On a network that is not your own, links and answers travel in the open unless TLS stands in front: two lines for Caddy,
in docs/operating.md, “Guests on the network”.
"""
HERE_ALONE = (
    "Links with this address open on this machine alone. To let phones of this network in, stop Waymark and start it "
    "with `make workshop`: they reach the pages on which one answers, and nothing else. For weeks it belongs behind a "
    "server with TLS: docs/operating.md, “Guests on the network”."
)


def how_phones_get_here(address: str, path: str) -> None:
    """For the address that guests are given, and a path of the room that anybody may open, such as `/join`."""
    if stays_here(address):
        st.info(HERE_ALONE, icon=":material/wifi_off:")
        return
    code, words = st.columns([1, 3])
    whole = f"{address}{path}"
    code.image(qr_code(whole), caption="To be read by a phone’s camera", width=QR_WIDTH, alt="The address as a QR code")
    with words:
        st.write("Open this on a phone to see whether it gets here:")
        st.code(whole, language=None, wrap_lines=True)
        _came_in(address)


def _came_in(address: str) -> None:
    reach = reach_here()
    if not reach.is_open:
        return
    if address in reach.addresses and len(reach.addresses) > 1:
        others = ", ".join(plain(other) for other in reach.addresses if other != address)
        st.caption(f"This machine is on more than one network: there it is {others}.")
    if reach.last_guest is not None:
        st.success(f"Last came in from another device: {moment_words(reach.last_guest)}.", icon=":material/wifi:")
    else:
        st.caption("Nobody has come in from another device since Waymark was started.")
    with st.expander("It does not open on a phone?", icon=":material/help:"):
        st.markdown(DOES_NOT_OPEN.format(port=reach.port))
