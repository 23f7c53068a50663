"""What a report states of itself when it is made: its pages one by one, what they were made from, how and by what.

It lies beside the data as a further attachment, so that anybody can see whether the pages are still the ones made, and
make them again. It is no signature: whoever changes pages and statement alike is found out by making them again.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Annotated, Final, Literal, Self

import pikepdf
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assessment.engagement.branding import Branding, Logo
from assessment.input.problems import InputError, Problem
from reports.brand.logos import read_logo
from reports.brand.page_sizes import PAGE_SIZES
from reports.narrative.editions import EDITIONS
from reports.options import ReportOptions
from reports.verification.attachment import Attachment, Carried
from reports.verification.maker import maker
from reports.verification.page_digests import digests_of
from reports.verification.page_texts import page_texts

STATEMENT_NAME = "waymark-pages.json"
STATEMENT_FORMAT: Final = "waymark-pages/1"
DESCRIPTION = "The pages of this report, one by one by their digests, and how they were made: by these it is verified"
MOST_PAGES = 20_000
COLOUR = re.compile("#[0-9a-fA-F]{6}")
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class PageStated(BaseModel):
    """`drawn` is of all that the page is drawn with, `text` of the letters that are read from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    drawn: Digest
    text: Digest


class Statement(BaseModel):
    """`date` is the day on the report, `structure` what screen readers and bookmarks go by."""

    model_config = ConfigDict(extra="forbid", frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    format: Literal["waymark-pages/1"] = STATEMENT_FORMAT
    date: dt.date
    exchange_sha256: Digest
    results_sha256: Digest
    options: ReportOptions
    maker: dict[str, str]
    structure: Digest
    pages: Annotated[tuple[PageStated, ...], Field(max_length=MOST_PAGES)]

    @classmethod
    def of(cls, pdf: bytes, made_from: Carried, options: ReportOptions, date: dt.date) -> Self:
        with pikepdf.open(BytesIO(pdf)) as opened:
            digests = digests_of(opened)
        return cls(
            date=date,
            exchange_sha256=made_from.exchange.sha256,
            results_sha256=made_from.results.sha256,
            options=options,
            maker=maker(),
            structure=digests.structure,
            pages=tuple(
                PageStated(drawn=drawn, text=digest_of(text))
                for drawn, text in zip(digests.pages, page_texts(pdf), strict=True)
            ),
        )

    def attachment(self) -> Attachment:
        content = self.model_dump(mode="json")
        if self.options.sections is not None:
            content["options"]["sections"] = sorted(self.options.sections)  # a set has no order of its own
        told = json.dumps(content, ensure_ascii=False, indent=1)
        return Attachment(STATEMENT_NAME, DESCRIPTION, "Supplement", f"{told}\n".encode())


def digest_of(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_statement(raw: bytes, place: str) -> Statement:
    """InputError where it is none that a report of ours holds: what it says goes into pages that are made again."""
    try:
        stated = Statement.model_validate_json(raw)
        return stated.model_copy(update={"options": _checked_options(stated.options, place)})
    except (ValidationError, ValueError, RecursionError):
        raise InputError(
            [Problem(place, 0, f"states no pages; expected JSON of format '{STATEMENT_FORMAT}', as Waymark writes it")]
        ) from None


def _checked_options(options: ReportOptions, place: str) -> ReportOptions:
    if options.edition not in EDITIONS or options.page_size not in PAGE_SIZES:
        raise ValueError("no such edition or paper")
    return replace(options, branding=_checked(options.branding, place))


def _checked(branding: Branding, place: str) -> Branding:
    """As strict as with a branding that somebody gives."""
    for colour in (branding.colour, branding.second_colour):
        if colour is not None and not COLOUR.fullmatch(colour):
            raise ValueError("no colour")
    return replace(
        branding,
        consultant_logo=_checked_logo(branding.consultant_logo, place),
        client_logo=_checked_logo(branding.client_logo, place),
    )


def _checked_logo(logo: Logo | None, place: str) -> Logo | None:
    return None if logo is None else read_logo(logo.png, place)


def other_maker(stated: Mapping[str, str], here: Mapping[str, str]) -> tuple[str, ...]:
    """What differs between who made a report and who looks at it."""
    return tuple(name for name in dict.fromkeys([*here, *stated]) if stated.get(name) != here.get(name))
