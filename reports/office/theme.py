"""The house's own slide template, made in code: 16:9, two layouts, fonts and colours as a theme that can be changed."""

import re
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Inches, Pt

from reports.brand import palette

WIDTH, HEIGHT, LEFT, INNER = 13.333, 7.5, 0.6, 12.13  # inches
FONT = "IBM Plex Sans"
EYEBROW = 13  # index of the placeholder for a chapter's name
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# Names of the theme's colours, in the order of the file format.
THEME = {
    "dk1": palette.INK,
    "lt1": palette.PAPER,
    "dk2": palette.ACCENT,
    "lt2": palette.WASH,
    "accent1": palette.ACCENT,
    "accent2": palette.MUTED,
    "accent3": palette.HATCH,
    "accent4": palette.ATTENTION,
    "accent5": palette.GOOD,
    "accent6": palette.LINE,
    "hlink": palette.ACCENT,
    "folHlink": palette.MUTED,
}
COVER, FINDING = 0, 1


def new_deck(colour: str | None = None) -> Deck:
    """An empty deck. `colour` takes the accent's place in the theme, as `#rrggbb`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _paint_theme(deck, colour)
    _keep_layouts(deck, (0, 5))
    _drop_leftovers(deck)
    _write_master(deck)
    _write_layout(deck.slide_layouts[COVER], "Cover", COVER_SHAPES, background="tx2")
    _write_layout(deck.slide_layouts[FINDING], "Finding", FINDING_SHAPES)
    return deck


def add_slide(deck: Deck, layout: int, footer: str) -> Any:
    """A slide with all placeholders of its layout; footer and number, which PowerPoint adds on demand, among them."""
    chosen: Any = deck.slide_layouts[layout]
    slide: Any = deck.slides.add_slide(chosen)
    for placeholder in chosen.placeholders:
        if placeholder.element.ph.get("type") in ("ftr", "sldNum"):
            copy = deepcopy(placeholder.element)
            slide.shapes._spTree.append(copy)  # the library has no public way to bring a footer in
            if copy.ph.get("type") == "ftr":
                slide.shapes[-1].text_frame.text = footer
    return slide


def points(size: float) -> Pt:
    return Pt(size)


def painted_theme(xml: str, colour: str | None) -> str:
    """A theme of the library's with the house's colours and name; `colour` as above. Documents wear it too."""
    colours = THEME | ({"dk2": colour, "accent1": colour} if colour else {})
    scheme = "".join(f'<a:{name}><a:srgbClr val="{shade[1:].upper()}"/></a:{name}>' for name, shade in colours.items())
    return re.sub(
        r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="Waymark">{scheme}</a:clrScheme>', xml, flags=re.DOTALL
    ).replace('name="Office Theme"', 'name="Waymark"')


def _paint_theme(deck: Deck, colour: str | None) -> None:
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    painted = painted_theme(theme.blob.decode(), colour)
    theme.blob = painted.replace('<a:latin typeface="Calibri"', f'<a:latin typeface="{FONT}"').encode()


def _keep_layouts(deck: Deck, kept: tuple[int, ...]) -> None:
    layouts = list(deck.slide_layouts)
    for at, layout in enumerate(layouts):
        if at not in kept:
            deck.slide_layouts.remove(layout)


def _drop_leftovers(deck: Deck) -> None:
    """The library's own template brings a picture of itself and a printer's settings."""
    package = deck.part.package
    for holder in (package, deck.part):
        for rel_id, rel in list(holder._rels.items()):
            if rel.reltype.endswith(("/thumbnail", "/printerSettings")):
                holder._rels.pop(rel_id)


def _write_master(deck: Deck) -> None:
    master = deck.slide_master.element
    _replace_shapes(master, MASTER_SHAPES)
    styles = master.find("{*}txStyles")
    master.replace(styles, parse_xml(TEXT_STYLES))


def _write_layout(layout: SlideLayout, name: str, shapes: str, background: str = "") -> None:
    layout.element.cSld.set("name", name)
    if background:
        layout.element.cSld.insert(
            0,
            parse_xml(
                f'<p:bg {SPACES}><p:bgPr><a:solidFill><a:schemeClr val="{background}"/></a:solidFill><a:effectLst/>'
                "</p:bgPr></p:bg>"
            ),
        )
    _replace_shapes(layout.element, shapes)


def _replace_shapes(holder: Any, shapes: str) -> None:
    tree = holder.cSld.spTree
    for shape in list(tree.iterchildren("{*}sp")):
        tree.remove(shape)
    for shape in parse_xml(f"<p:spTree {SPACES}>{shapes}</p:spTree>"):
        tree.append(shape)


def _shape(
    number: int,
    name: str,
    kind: str,
    box: tuple[float, float, float, float],
    size: int,
    *,
    bold: bool = False,
    colour: str = "tx1",
    align: str = "l",
    anchor: str = "t",
    text: str = "",
) -> str:
    """A placeholder. `kind` holds the attributes of its type, `box` left, top, width and height in inches."""
    left, top, width, height = (int(Inches(value)) for value in box)
    content = text or f'<a:r><a:rPr lang="en-GB"/><a:t>{name}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "<p:txBody>"
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "</a:defRPr>"
        f"</a:lvl1pPr></a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


NUMBER = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
)
TITLE_BOX, FOOT_BOX, NUMBER_BOX = (LEFT, 0.68, INNER, 0.95), (LEFT, 7.05, 10.5, 0.25), (11.73, 7.05, 1.0, 0.25)
FEET = _shape(4, "Footer", 'type="ftr" sz="quarter" idx="11"', FOOT_BOX, 9, colour="accent2", anchor="ctr") + _shape(
    5,
    "Slide number",
    'type="sldNum" sz="quarter" idx="12"',
    NUMBER_BOX,
    9,
    colour="accent2",
    align="r",
    anchor="ctr",
    text=NUMBER,
)
MASTER_SHAPES = (
    _shape(2, "Title", 'type="title"', TITLE_BOX, 26, bold=True)
    + _shape(3, "Text", 'type="body" idx="1"', (LEFT, 1.8, INNER, 4.9), 14)
    + FEET.replace('idx="11"', 'idx="3"').replace('idx="12"', 'idx="4"')
)
FINDING_SHAPES = (
    _shape(2, "Title", 'type="title"', TITLE_BOX, 26, bold=True)
    + _shape(
        3,
        "Chapter",
        f'type="body" sz="quarter" idx="{EYEBROW}"',
        (LEFT, 0.38, INNER, 0.26),
        11,
        bold=True,
        colour="accent1",
    )
    + FEET
)
COVER_SHAPES = (
    _shape(2, "Title", 'type="ctrTitle"', (0.9, 2.3, 7.0, 1.9), 38, bold=True, colour="bg1", anchor="b")
    + _shape(3, "Subtitle", 'type="subTitle" idx="1"', (0.9, 4.4, 7.0, 0.9), 20, colour="bg1")
    + _shape(
        4, "Date and consultant", f'type="body" sz="quarter" idx="{EYEBROW}"', (0.9, 5.4, 7.0, 0.9), 14, colour="bg1"
    )
)
_FACES = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'
_LEVELS = "".join(
    f'<a:lvl{level}pPr marL="{228600 * (level - 1)}" indent="0" algn="l"><a:spcBef><a:spcPts val="400"/></a:spcBef>'
    f'<a:buNone/><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    f"{_FACES.format('mn')}</a:defRPr>"
    f"</a:lvl{level}pPr>"
    for level in range(1, 6)
)
TEXT_STYLES = (
    f'<p:txStyles {SPACES}><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:buNone/>'
    f'<a:defRPr sz="2600" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{_FACES.format("mj")}</a:defRPr>'
    f"</a:lvl1pPr></p:titleStyle><p:bodyStyle>{_LEVELS}</p:bodyStyle><p:otherStyle/></p:txStyles>"
)
