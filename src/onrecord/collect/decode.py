"""Bytes to text: tells text from binary, finds the encoding, keeps every character as it was written."""

from __future__ import annotations

import codecs
import re

from onrecord.nouns.errors import OnrecordError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc",
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INSIDE_WORD = re.compile(r"[a-z][¹³¿£¥¢¤¼½¾±¶][a-z]")  # what Central European letters look like if misread
_SPARSE = 6  # in languages of Western Europe fewer than one character in six has an accent
_OTHERS = [
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_SAMPLE = 200_000


def decoded(raw: bytes, *, html: bool = False) -> tuple[str, str | None]:
    """Return the text and, unless it is plain UTF-8, a note on how it was decoded.

    A byte-order mark decides; else what a page's markup declares; else UTF-8; else the likeliest encoding.
    Raises E105 for what is no text (null bytes, pictures, archives).
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            text = _strict(raw[len(mark) :], name)
            if text is None:
                raise _no_text(f"starts as {name.upper()} but breaks off")
            return checked(text), None if name == "utf-8" else f"read as {name.upper()}"
    if raw.startswith(_MAGIC) or b"\x00" in raw:
        raise _no_text("is binary")
    if html and (declared := _META.search(raw[:4096])):
        name = declared.group(1).decode("ascii")
        text = _strict(raw, name)
        if text is not None:
            return checked(text), None if name.lower() in {"utf-8", "utf8"} else f"read as {name}"
    text = _strict(raw, "utf-8")
    if text is not None:
        return checked(text), None
    name = _likeliest(raw[:_SAMPLE])
    text = _strict(raw, name)
    if text is not None:
        return checked(text), f"read as {name}"
    if not html:
        raise _no_text("is in no encoding that can be told")
    return checked(raw.decode("utf-8", "replace")), "read as UTF-8 with broken characters"


def checked(text: str) -> str:
    """Return the text itself; raise E105 for null characters, half characters or many control characters."""
    if "\x00" in text:
        raise _no_text("holds null characters")
    if _SURROGATE.search(text):
        raise _no_text("holds halves of characters (unpaired surrogates)")
    if len(_CONTROL.findall(text)) > 2 + len(text) // 100:
        raise _no_text("is binary")
    return text


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _likeliest(raw: bytes) -> str:
    """Return Windows-1252 for Latin letters with a few others between, else the detector's guess.

    The detector alone takes a short French or German text for one in a rare Central European encoding.
    """
    west = _strict(raw, "cp1252")
    if west is not None:
        other = sum(character > "\x7f" for character in west)
        if other < len(west) / _SPARSE and not _INSIDE_WORD.search(west):
            return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  (loaded for the rare text that needs it)

    best = from_bytes(raw, cp_isolation=list(_OTHERS)).best()
    return best.encoding if best is not None else "cp1252"


def _no_text(what: str) -> OnrecordError:
    return OnrecordError("E105", f"no text: it {what}", "save it as plain UTF-8 text and add it again")
