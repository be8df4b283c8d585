"""Of several changes into one statement the one that counts: from the latest that it can have moved from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reconcile.evidence import total
from onrecord.reconcile.order import order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting

SURE = 3.4  # evidence from which a change is one


def latest(setting: Setting, found: Iterable[Answer]) -> Iterator[Answer]:
    """Yield of the sure ones that from the latest statement, of several as late the likeliest; or none."""
    sure = [answer for answer in found if total(answer.evidence) >= SURE]
    last = [a for a in sure if not any(_before(setting, a.left, b.left) for b in sure)]
    if sure:
        yield max(last or sure, key=lambda a: (total(a.evidence), a.left))


def came_later(setting: Setting, first: Sense, second: Sense) -> str | None:
    """Return why the second came later, where it says itself that something moved; None if nothing tells.

    Such a one looks back: what was said before it was published was said before it.
    """
    then = order(first, second, setting)
    if then:
        return then.why if then.second is second else None
    said, told = first.said, second.reported
    if second.said is None and said and said.last and told and told.first and said.last < told.first:
        return f"said by {said.last}, the other told on {told.first}"
    return None


def _before(setting: Setting, one: str, two: str) -> bool:
    senses = setting.context.senses
    then = order(senses[one], senses[two], setting) if one != two else None
    return then is not None and then.second.id == two
