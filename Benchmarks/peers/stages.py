"""What every peer does besides its work: it says how long the parts took, and writes its table."""

import json
import sys
import time


class Stages:
    """Seconds per part; the parts follow each other. Printed as one line of JSON at the end."""

    def __init__(self):
        self.seconds = {}
        self.last = time.perf_counter()

    def ended(self, name):
        now = time.perf_counter()
        self.seconds[name] = now - self.last
        self.last = now

    def show(self):
        json.dump(self.seconds, sys.stdout)
        print()


def write(path, name, ids, columns):
    """Writes a CSV: the id, and then the columns in order. What is not a number becomes an empty cell."""
    import pandas

    pandas.DataFrame({name: ids, **columns}).to_csv(path, index=False)
