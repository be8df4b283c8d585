"""What is reaffirmed without being said again: "our terms have not changed" holds up those told beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.nouns.statement import Act
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.changes import one_holder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.reconcile.context import Context, Group
    from onrecord.reconcile.holders import Holder
    from onrecord.reconcile.sense import Sense

_UNCHANGED = ("change", -1)


def unchanged(groups: Iterable[Group], context: Context) -> tuple[Sense, ...]:
    """Return the statements by which somebody says that his terms have not changed, by id."""
    members = (context.senses[member] for group in groups for member in group.members)
    found = [s for s in members if _UNCHANGED in s.concepts and "terms" in s.concept_names]
    return tuple(sorted(found, key=lambda sense: sense.id))


def reaffirming(
    told: Iterable[Sense], holder: Holder, head: str, members: Sequence[str], context: Context
) -> tuple[Sense, ...]:
    """Return which of these hold up a position: of the same side, in an article that also tells the position.

    Terms are demands, and offers under a condition; `head` is the statement that speaks for the position.
    """
    said = context.statements[head]
    if not (said.act is Act.DEMANDS or (said.act is Act.OFFERS and said.condition)):
        return ()
    articles = {context.senses[member].article for member in members}
    return tuple(
        sense
        for sense in told
        if sense.article in articles and sense.id not in members and one_holder(sense.holder, holder)
    )


def last_reaffirmed(last: When | None, told: Iterable[Sense]) -> When | None:
    """Return when a position was last reaffirmed: after the day it was said, no later than it is reported.

    Without a day for the position nothing is known to be later.
    """
    if last is None or last.first is None:
        return last
    found, after = last, last.first + timedelta(days=1)
    for sense in told:
        when = sense.said or sense.reported
        if when and when.last and when.last >= after and when.last > (found.last or last.first):
            first = max(after, when.first) if sense.said and when.first else after
            found = When(first, when.last, Basis.BOUND, "when it was said to be unchanged")
    return found
