"""Waymark as a server: Streamlit's with the guard in front of it. `app.py` gives it its name, whatever starts it."""

import gc
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware

from assessment.input.problems import InputError
from screens.app.session import default_questionnaire
from screens.server.access import EVERYWHERE, LOOPBACK_NAME, AccessError, configured_access, refuse_to_listen
from screens.server.compression import KeptCompression
from screens.server.guard import Guard
from screens.server.reach import reach_of


def guarded() -> list[Middleware]:
    """What stands in front of Streamlit. Ends the program, in words, where it would be open to other machines."""
    try:
        access = configured_access()
        refuse_to_listen(st.get_option("server.address"), access)
    except AccessError as error:
        sys.exit(str(error))
    return [Middleware(Guard, access=access), Middleware(KeptCompression)]


@asynccontextmanager
async def started(_app: st.App) -> AsyncGenerator[None, None]:
    """Reads the content, and says where it is, once it can be reached."""
    _read_content()
    _leave_content_alone()
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    reach = reach_of(scheme, st.get_option("server.port"))
    host = LOOPBACK_NAME if reach.is_open else st.get_option("server.address") or EVERYWHERE
    print(f"Waymark is at {scheme}://{host}:{st.get_option('server.port')}  (Ctrl-C stops it)", flush=True)
    if reach.is_open:
        where = " or ".join(reach.addresses) or "no address: on no network, or by a proxy alone"
        print(f"Guests reach the room, and nothing else, at {where}", flush=True)
    yield


def _read_content() -> None:
    """Before the first page, which would wait for it. One with errors is shown as such by every page."""
    with suppress(InputError, OSError):
        default_questionnaire()


def _leave_content_alone() -> None:
    """What is there for good is no longer looked through for garbage. How often Python looks stays its own affair."""
    gc.collect()
    gc.freeze()
