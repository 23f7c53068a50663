"""The day where the user is: a server may stand in another time zone, or in UTC."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def user_today() -> dt.date:
    """The day in the browser's time zone, or the server's where that is not known."""
    zone = user_zone()
    return dt.date.today() if zone is None else dt.datetime.now(zone).date()


def user_zone() -> ZoneInfo | None:
    """The browser's time zone, where it says one that is known here."""
    name = st.context.timezone
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
