"""Waymark as a server: Streamlit's with the guard in front of it. `app.py` gives it its name, whatever starts it."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from screens.server.access import EVERYWHERE, AccessError, configured_access, refuse_to_listen
from screens.server.compression import KeptCompression
from screens.server.guard import Guard


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
    """Says where it is, once it can be reached."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    place = f"{st.get_option('server.address') or EVERYWHERE}:{st.get_option('server.port')}"
    print(f"Waymark is at {scheme}://{place}  (Ctrl-C stops it)", flush=True)
    yield
