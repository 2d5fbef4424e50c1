"""Ours and a peer in turn, and what that says."""

from statistics import median

from harness.machine import NotMeasured
from harness.table import row


class Pairs:
    """One task for our program, which several peers do as well. `ours` runs it; None when only peers are timed."""

    def __init__(self, ours, count):
        self.ours, self.count = ours, count
        self.ours_runs = []

    def against(self, what, peer, bar=None):
        """A row for how many times as fast we are. Each side goes first as often as the other, but for one."""
        mine, theirs = [], []
        for pair in range(self.count if self.ours else 1):
            for turn in (0, 1):
                if (pair + turn) % 2:
                    theirs.append(peer())
                elif self.ours:
                    mine.append(self.ours())
        if not self.ours:
            return row(what, median(run.seconds for run in theirs), "s", detail=told(theirs))
        self.ours_runs += mine
        ratio = median(run.seconds for run in theirs) / median(run.seconds for run in mine)
        detail = f"ours {told(mine)}; peer {told(theirs)}; {len(mine)} pairs"
        return row(what, ratio, "×", limit=bar, at_least=True, detail=detail)

    def seconds(self):
        """The median of all our runs of this task."""
        if not self.ours_runs:
            raise NotMeasured("there is no time of the single task to compare with")
        return median(run.seconds for run in self.ours_runs)


def told(runs):
    """Seconds, memory and the parts, as text."""
    seconds = [run.seconds for run in runs]
    text = f"{median(seconds):.2f} s"
    if len(runs) > 1:
        text += f", {min(seconds):.2f}–{max(seconds):.2f} s"
    if runs[0].megabytes is not None:
        text += f", {max(run.megabytes for run in runs):,.0f} MB"
    if runs[0].stages:
        parts = (f"{name} {median(run.stages[name] for run in runs):.2f}" for name in runs[0].stages)
        text += f" ({', '.join(parts)})"
    return text
