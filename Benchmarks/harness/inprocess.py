"""What bench-diagnosis measures inside one process."""

import json

from .machine import NotMeasured, timed
from .table import Row, missing, number, row

# Name of the figure, and what it is in words.
WHAT = {
    "atlas.open": "opening the atlas",
    "scores.newWeights": "new weights: scores of all neighbourhoods, one core",
    "view.newWeights": "new weights: scores, ranks and medians, as the website asks for them",
    "bands.1thread": "new weights: scores and bands of 1,000 draws, one core",
    "bands.2threads": "new weights: scores and bands of 1,000 draws, two threads",
    "similar.lookup": "five most similar neighbourhoods of one",
}
for _level, _name in (("buurt", "neighbourhoods"), ("wijk", "districts"), ("gemeente", "municipalities")):
    WHAT[f"tiles.{_level}.reproject"] = f"{_name} from RD New to Web Mercator"
    WHAT[f"tiles.{_level}.prepare"] = f"preparing {_name} for tiles"
    WHAT[f"tiles.{_level}.encode.p50"] = f"making a tile of {_name}, median"
    WHAT[f"tiles.{_level}.encode.p99"] = f"making a tile of {_name}, p99"
    WHAT[f"tiles.{_level}.encode.max"] = f"making a tile of {_name}, slowest"
    WHAT[f"tiles.{_level}.largest"] = f"largest tile of {_name}"


def figures(bench, atlas, runs, clock, limit, only_scores=False):
    """Runs bench-diagnosis and gives its lines by name, and why it did not come to an end (None when it did)."""
    command = [bench, "measure", atlas, "--runs", str(runs), *(["--only-scores"] if only_scores else [])]
    failure = None
    try:
        said = timed(command, clock, limit)[1]
    except NotMeasured as error:
        said, failure = error.said, error
    whole = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return {line["name"]: line for line in map(json.loads, whole)}, failure


def addresses(bench, atlas, clock):
    """Addresses on the website of passports and of tiles."""
    lists = json.loads(timed([bench, "addresses", atlas], clock, 60)[1])
    if not lists["passports"] or not lists["tiles"]:
        raise NotMeasured("the atlas has no neighbourhoods to ask for")
    return lists


def rows(lines, failure, prefix=""):
    """The figures as rows, in the order of ``WHAT``; the last says why there are no more."""
    result = []
    if "atlas.scores" in lines:
        result.append(contents(lines, prefix))
    for name, what in WHAT.items():
        if name in lines:
            line = lines[name]
            result.append(
                row(prefix + what, line["median"], line["unit"], limit=line["bar"], detail=detail(lines, line)))
    if failure:
        result.append(missing(prefix + "other figures of one process", failure))
    return result


def contents(lines, prefix):
    """A row that tells how much was scored, without which times say little."""
    areas, indicators, scores = (
        number(lines[f"atlas.{name}"]["median"]) for name in ("neighbourhoods", "indicators", "scores"))
    return Row(
        prefix + "what is scored", "–",
        f"{areas} neighbourhoods, {indicators} indicators that judge and have data, {scores} scores")


def detail(lines, line):
    """How a figure was come by."""
    parts = line["name"].split(".")
    if line["unit"] == "bytes":
        return ""
    if "encode" in parts:
        tiles = lines.get(f"tiles.{parts[1]}.count", {"median": 0})["median"]
        return f"over {number(tiles)} tiles, each the median of {line['runs']} runs" if tiles else ""
    return f"{number(line['low'])}–{number(line['high'])} over {line['runs']} runs"
