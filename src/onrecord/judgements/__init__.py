"""People's answers to what the machine found: where they apply, which stand, what they change (layer 2).

Pure: the record keeps the answers, the pipeline applies them before and while statements are reconciled.
"""

from onrecord.judgements.anchors import Places, anchor
from onrecord.judgements.answers import fitting, possible, unfit
from onrecord.judgements.apply import Applied, applied
from onrecord.judgements.standing import Asked, standing

__all__ = ["Applied", "Asked", "Places", "anchor", "applied", "fitting", "possible", "standing", "unfit"]
