"""Measures `samenhang measure` beside its peers and writes the results into docs/benchmarks.md.

Run by script/bench-peers. Every comparison takes ours and the peer in turn, three times; ratios are of medians in this
one run; nothing else should run on the machine. The inputs are made in .bench-data and kept for the next time.

Exit code: 0 when everything was measured, also when a bar was missed, which the summary then says; 1 when something
could not be measured.
"""

import argparse
import os
import signal
import sys
import tempfile

from harness import machine, table
from harness.machine import NotMeasured

from . import features, nearest, page, raster, versions
from .cluster import Cluster
from .features import Features
from .inputs import FULL, ID, QUICK, Inputs
from .measure import Measure
from .postgis import PostGIS
from .raster import Raster

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments():
    parser = argparse.ArgumentParser(
        prog="script/bench-peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--quick", action="store_true", help="a hundredth of the sizes, to see that it works; writes nothing")
    parser.add_argument("--peers-only", action="store_true", help="times the peers once each; writes nothing")
    parser.add_argument("--without-postgis", action="store_true", help="neither installs nor measures PostGIS")
    parser.add_argument(
        "--program", default=os.path.join(ROOT, ".build", "release", "samenhang"), help="the program to measure")
    parser.add_argument("--docs", default=os.path.join(ROOT, "docs", "benchmarks.md"), help="the page to write")
    return parser.parse_args()


class Comparison:
    """One run of everything; collects rows, and goes on when one cannot be measured."""

    def __init__(self, measure, inputs):
        self.measure, self.inputs = measure, inputs
        self.rows = []
        self.postgis_version = None

    def attempt(self, what, rows):
        """Adds the rows that `rows` gives, and one that says why there are no more."""
        print(f"… {what}", file=sys.stderr, flush=True)
        try:
            for row in rows():
                self.rows.append(row)
                print(f"  {row.what}: {row.reached}", file=sys.stderr, flush=True)
        except (NotMeasured, OSError, ValueError, KeyError) as error:
            self.rows.append(table.missing(what, str(error) or repr(error)))
            print(f"  not measured: {error}", file=sys.stderr, flush=True)

    def all(self, with_postgis):
        areas = self.inputs.areas()
        heights = Raster(self.measure, areas, self.inputs.raster())
        footprints = Features(self.measure, areas, self.inputs.buildings())
        for way in raster.WAYS:
            self.attempt("raster: " + raster.WAYS[way], lambda way=way: heights.exactextract(way))
        self.attempt("raster: threads and decoding", heights.threads_and_decoding)
        for way, (name, _) in features.GEOPANDAS.items():
            self.attempt("footprints: " + name, lambda way=way: footprints.geopandas(way))
        self.attempt("footprints: threads", footprints.threads)
        self.attempt(
            "nearest: scipy",
            lambda: nearest.rows(self.measure, areas, self.inputs.buildings(), self.inputs.stops()))
        self.on_postgis(areas, heights, footprints, with_postgis)
        if self.measure.program:  # last, because reading so large a file pushes the others out of the file cache
            self.attempt(
                "footprints: ten times as many", lambda: footprints.many(self.inputs.many_buildings()))

    def on_postgis(self, areas, heights, footprints, wanted):
        """Everything that needs PostGIS, with one cluster."""
        try:
            if not wanted:
                raise NotMeasured("left out by --without-postgis")
            with Cluster() as cluster:
                self.postgis_version = cluster.version()
                postgis = PostGIS(cluster)
                print("… loading into PostGIS", file=sys.stderr, flush=True)
                postgis.load_shapes(areas, "areas", ID)
                postgis.load_shapes(footprints.buildings, "buildings")
                for covered in features.POSTGIS:
                    self.attempt(
                        f"footprints: PostGIS, {covered.partition('(')[0]}",
                        lambda covered=covered: footprints.postgis(postgis, covered))
                self.attempt("raster: PostGIS", lambda: heights.postgis(postgis))
        except (NotMeasured, OSError) as error:
            for what in ("footprints: PostGIS", "raster: PostGIS"):
                self.rows.append(table.missing(what, str(error)))


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is stopped then, too
    writes = not (options.quick or options.peers_only)
    about = machine.about().replace("script/bench`", "script/bench-peers`")
    data = os.path.abspath(os.environ.get("SAMENHANG_TEST_DATA") or os.path.join(ROOT, "..", "shared", "data"))
    folder = os.path.join(ROOT, ".bench-data", *(["quick"] if options.quick else []))
    try:
        if writes:
            page.parts(options.docs)  # rather now than after half an hour
        with tempfile.TemporaryDirectory(prefix="peers-") as temporary:
            count = 1 if options.peers_only else 3
            measure = Measure(None if options.peers_only else os.path.abspath(options.program), temporary, count)
            run = Comparison(measure, Inputs(folder, data, QUICK if options.quick else FULL))
            run.all(not options.without_postgis)
    except (NotMeasured, ValueError) as error:
        sys.exit(f"Nothing is measured: {error}.")
    about += " " + versions.line(run.postgis_version)
    print(table.summary(run.rows))
    print(about)
    if writes:
        page.write(options.docs, table.markdown(run.rows, about))
        print(f"Written to {os.path.relpath(options.docs)}.")
    else:
        print("Nothing was written.")
    return 0 if all(row.measured for row in run.rows) else 1


if __name__ == "__main__":
    sys.exit(main())
