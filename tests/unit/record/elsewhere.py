"""Stages that behave otherwise in another process than in the one that asked."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from tests.stages import StubStages

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Reading


class Elsewhere(StubStages):
    """Words of an article kill a worker, keep it busy for long, or fail in any process."""

    def read(self, article: Article) -> Reading:
        if parent_process() is not None:
            if "KILL" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "LONG" in article.text:
                time.sleep(600)
        if "NO DAY" in article.text:
            raise ZeroDivisionError("no day")
        return super().read(article)
