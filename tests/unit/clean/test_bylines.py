from __future__ import annotations

import pytest

from onrecord.clean.bylines import Signed, signed


@pytest.mark.parametrize(
    ("line", "name", "outlet"),
    [
        (
            "By Staff Writer | Coast & Harbour Weekly | March 3, 2031",
            "Staff Writer",
            "Coast & Harbour Weekly",
        ),
        ("By Ada Quill, The Velmara Courier, March 3, 2031", "Ada Quill", "The Velmara Courier"),
        ("By Ada Quill for The Gull", "Ada Quill", "The Gull"),
        ("By Ada Quill, Tom Reeve and Ines Marr, Staff Writers", "Ada Quill, Tom Reeve and Ines Marr", None),
        ("By Ada Quill, Correspondent", "Ada Quill", None),
        ("By ADA QUILL | Updated 4:15 p.m. ET", "ADA QUILL", None),
        ("By Ada van der Quill in Velmara", "Ada van der Quill", None),
        ("Ada Quill, Coastal News", "Ada Quill", "Coastal News"),
        ("Ada Quill • Updated 4:15 p.m.", "Ada Quill", None),
        ("24/7 Coast News | Ada Quill", "Ada Quill", "24/7 Coast News"),
        ("Published March 3, 2031 by Ada Quill", "Ada Quill", None),
        ("Velmara | Staff Reporter | 9 March 2031", "Staff Reporter", None),
        ("The Velmara Courier – 3 March 2031", None, "The Velmara Courier"),
        ("Coast & Harbour Weekly · Business · March 3, 2031, 4:15 PM", None, "Coast & Harbour Weekly"),
        ("Staff report", "Staff report", None),
        ("From our correspondent in Velmara", "From our correspondent in Velmara", None),
        ("By Reuters", "Reuters", None),
        ("Reporting by Ada Quill in VELMARA; Editing by Tom Reeve", "Ada Quill", None),
        ("(Additional reporting by Ada Quill; Editing by Tom Reeve)", None, None),
    ],
)
def test_names_outlets_days_and_roles_in_any_order(line: str, name: str | None, outlet: str | None) -> None:
    assert signed(line, last=False) == Signed(name, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "By the Sea",
        "By Friday Morning the Ships Were Gone",
        "Business",
        "Port Closed | The Velmara Courier",
        "A Day in the Life of a Correspondent",
        "Ada Quill, Keeper of the Harbour",
        "The Velmara Courier Names Ada Quill",
        "By Ada Quill's account the port was open.",
    ],
)
def test_headlines_and_sentences_are_no_bylines(line: str) -> None:
    assert signed(line, last=False) is None
