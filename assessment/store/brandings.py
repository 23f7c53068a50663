"""How the reports of a workspace look. The client's logo is kept with the client, all else with the workspace."""

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, update

from assessment.engagement.branding import NO_BRANDING, Branding, Logo
from assessment.store.entries import Principal
from assessment.store.ownership import client_of, enter_workspace, lock_client
from assessment.store.tables import BrandingRow, ClientRow, WorkspaceRow

_WORDS = ("consultant", "colour", "second_colour", "cover_text", "disclaimer")


def read(connection: Connection, principal: Principal) -> Branding:
    row = connection.execute(
        select(BrandingRow.words, BrandingRow.logo).where(BrandingRow.workspace == principal.workspace)
    ).first()
    if row is None:
        return NO_BRANDING
    return Branding(**{name: row.words[name] for name in _WORDS if name in row.words}, consultant_logo=_logo(row.logo))


def of_assessment(connection: Connection, principal: Principal, assessment_id: str) -> Branding:
    """With the logo of the assessment's client."""
    client = client_of(connection, principal, assessment_id)
    logo = connection.execute(select(ClientRow.logo).where(ClientRow.id == client)).scalar_one()
    return read(connection, principal).for_client(_logo(logo))


def change(
    connection: Connection,
    principal: Principal,
    assessment_id: str | None,
    decide: Callable[[Branding], Branding],
    moment: dt.datetime,
) -> Branding:
    """What is kept after `decide` changed it; the client's logo is a part of it where an assessment is given."""
    client = None if assessment_id is None else client_of(connection, principal, assessment_id)
    _lock(connection, principal, moment)
    if client is not None:
        lock_client(connection, principal, client)
    before = (
        read(connection, principal) if assessment_id is None else of_assessment(connection, principal, assessment_id)
    )
    after = decide(before)
    if after.for_client(None) != before.for_client(None):
        save(connection, principal, after, moment)
    if client is not None and after.client_logo != before.client_logo:
        save_client_logo(connection, principal, client, after.client_logo)
    return after


def _lock(connection: Connection, principal: Principal, moment: dt.datetime) -> None:
    """So that two who save at once come one after the other."""
    enter_workspace(connection, principal, moment)
    connection.execute(select(WorkspaceRow.id).where(WorkspaceRow.id == principal.workspace).with_for_update())


def save(connection: Connection, principal: Principal, branding: Branding, moment: dt.datetime) -> None:
    """Replaces all but the clients' logos; the last of several saves wins."""
    _lock(connection, principal, moment)
    connection.execute(delete(BrandingRow).where(BrandingRow.workspace == principal.workspace))
    kept = asdict(branding)
    logo = branding.consultant_logo
    connection.execute(
        insert(BrandingRow).values(
            workspace=principal.workspace,
            words={name: kept[name] for name in _WORDS},
            logo=logo.png if logo else None,
            changed_at=moment,
        )
    )


def save_client_logo(connection: Connection, principal: Principal, client_id: str, logo: Logo | None) -> None:
    lock_client(connection, principal, client_id)
    connection.execute(update(ClientRow).where(ClientRow.id == client_id).values(logo=logo.png if logo else None))


def _logo(png: bytes | None) -> Logo | None:
    return Logo(png) if png else None
