"""Writes shapes as SQL for psql: python -m peers.copy_shapes FILE TABLE [ID]

Without an id the rows get the numbers they have in the file, and an index.
"""

import sys

import pyogrio
import shapely

HEAD = "CREATE UNLOGGED TABLE {table} (id text, shape geometry);\nCOPY {table} FROM stdin;\n"
INDEX = "CREATE INDEX ON {table} USING gist (shape);\n"
PIECE = 100_000


def main(path, table, name=None):
    _, numbers, shapes, columns = pyogrio.raw.read(path, columns=[name] if name else [], return_fids=True)
    ids = columns[0] if name else numbers
    sys.stdout.write(HEAD.format(table=table))
    for first in range(0, len(shapes), PIECE):
        piece = shapely.set_srid(shapely.from_wkb(shapes[first:first + PIECE]), 28992)
        codes = shapely.to_wkb(piece, hex=True, include_srid=True)
        sys.stdout.writelines(f"{key}\t{code}\n" for key, code in zip(ids[first:first + PIECE], codes))
    sys.stdout.write("\\.\n" + ("" if name else INDEX.format(table=table)) + f"VACUUM ANALYZE {table};\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
