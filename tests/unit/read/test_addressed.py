from __future__ import annotations

import pytest
from tests.unit.read.written import written

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Role
from onrecord.read.addressed import addressees, medium, role_of


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("{s:Jon Vell} {k:told} Ida Roe {c:that the lock was shut}.", ("Ida Roe",)),
        ("{s:Jon Vell} {k:asked} Roe and Lea Dorn {c:to wait}.", ("Roe", "Lea Dorn")),
        ("{s:Jon Vell} {k:called on} {c:Ostland to open the port}.", ("Ostland",)),
        ("{s:Jon Vell} {k:urged} {c:Ostland's crews to go home}.", ()),
        ("{s:Jon Vell} {k:told} Ida Roe of Oakum Radio {c:that the lock was shut}.", ("Ida Roe",)),
        ("{s:Jon Vell} {k:told} Oakum Radio {c:that the lock was shut}.", ()),
        ("{s:Jon Vell} {k:told} reporters {c:that the lock was shut}.", ()),
        ("{s:Jon Vell} {k:said} {c:Ida Roe was late}.", ()),
    ],
)
def test_addressees(marked: str, names: tuple[str, ...]) -> None:
    article, found = written(marked)
    assert addressees(article.text, found, Span(0, len(article.text))) == names


@pytest.mark.parametrize(
    ("marked", "name", "role"),
    [
        ("{s:Jon Vell} {k:told} Oakum Radio {c:that the lock was shut}.", "Oakum Radio", Role.OUTLET),
        (
            "{c:“It is shut,”} {s:he} {k:said} in an interview with the Oakum Times.",
            "Oakum Times",
            Role.OUTLET,
        ),
        ("{c:“It is shut,”} {s:he} {k:said} in remarks carried by Ostland's Vell Press Agency.", None, None),
        ("{c:“It is shut,”} {s:he} {k:said} in remarks carried by Reuters.", "Reuters", Role.AGENCY),
        ("{c:“It is shut,”} {s:he} {k:wrote} in a post on Telegram.", "Telegram", Role.OUTLET),
        ("On “Oakum News Hour,” {s:he} {k:said} {c:the lock was shut}.", "Oakum News Hour", Role.OUTLET),
        ("{s:Oakum Radio's Lea Dorn} {k:noted} {c:that the lock was shut}.", "Oakum Radio", Role.OUTLET),
        ("{s:Jon Vell} {k:said} {c:he told Oakum Radio everything}.", None, None),
        ("{s:Jon Vell} {k:said} in Oakum {c:that the lock was shut}.", None, None),
    ],
)
def test_medium(marked: str, name: str | None, role: Role | None) -> None:
    article, found = written(marked)
    carried = medium(article.text, found, Span(0, len(article.text)))
    assert (carried.name if carried else None) == name
    assert (carried.role if carried else None) == role
    assert carried is None or carried.span.of(article.text) == carried.name


def test_a_person_is_no_medium() -> None:
    assert role_of("Ida Roe") is None
    assert role_of("The Oakum Gazette") is Role.OUTLET
