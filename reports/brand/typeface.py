"""Where the typeface lies: the app serves it from there, and every file that leaves embeds it from there."""

from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
