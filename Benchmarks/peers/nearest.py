"""Distance from buildings to their nearest stop."""

from . import agreement
from .agreement import Column
from .inputs import ID, warm
from .pairs import Pairs
from .process import peer

METRES = 400
COLUMNS = [Column("distance_mean", least=1e-3), Column(f"distance_share_{METRES}")]


def rows(measure, areas, buildings, stops):
    warm(areas, buildings, stops)
    mine, theirs = measure.out("nearest.csv"), measure.out("nearest-peer.csv")
    ours = measure.task(
        areas, mine, "--features", buildings, "--nearest", stops, "--stats", f"mean,share:{METRES}")
    yield Pairs(ours, measure.count).against(
        "nearest: against scipy's cKDTree",
        lambda: peer("by_scipy", areas, ID, buildings, stops, METRES, theirs), bar=3)
    if ours:
        yield agreement.row("nearest: values beside those of scipy", mine, theirs, ID, COLUMNS)
