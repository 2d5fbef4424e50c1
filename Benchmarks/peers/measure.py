"""Our program's side: the command, and one thread against two."""

import filecmp
import os
from statistics import median

from harness.machine import NotMeasured
from harness.table import Row, row

from .inputs import ID
from .pairs import told
from .process import run


class Measure:
    """`samenhang measure`. Without a program there is nothing to run, and only peers are timed."""

    def __init__(self, program, folder, count):
        if program is not None and not os.access(program, os.X_OK):
            raise NotMeasured(f"{program} is not there; build it with script/build release")
        self.program, self.folder, self.count = program, folder, count

    def out(self, name):
        return os.path.join(self.folder, name)

    def command(self, areas, out, *what):
        return [self.program, "measure", "--areas", areas, "--id", ID, *what, "--out", out]

    def task(self, areas, out, *what):
        """Something to call for one run; None without a program."""
        return (lambda: run(self.command(areas, out, *what))) if self.program else None

    def threads(self, what, areas, *arguments):
        """Rows for two threads against one, and the median seconds with one."""
        if self.program is None:
            return [], None
        name = f"{what}: two threads against one"
        outs = {count: self.out(f"threads-{count}.csv") for count in (1, 2)}
        runs = {1: [], 2: []}
        for pair in range(self.count):
            for count in (1, 2) if pair % 2 else (2, 1):
                task = self.task(areas, outs[count], *arguments, "--threads", str(count))
                runs[count].append(task())
        one, two = (median(each.seconds for each in runs[count]) for count in (1, 2))
        same = filecmp.cmp(outs[1], outs[2], shallow=False)
        detail = f"one {told(runs[1])}; two {told(runs[2])}; {self.count} pairs"
        return [
            row(name, one / two, "×", limit=1.7, at_least=True, detail=detail),
            Row(f"{what}: output of one and two threads", "same bytes", "same" if same else "different", same)], one
