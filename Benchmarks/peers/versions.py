"""Which versions of the peers were measured."""

import subprocess
import sys
from importlib.metadata import version

NAMES = {
    "exactextract": "exactextract", "geopandas": "GeoPandas", "shapely": "Shapely", "pyogrio": "pyogrio",
    "rasterio": "rasterio", "scipy": "SciPy", "numpy": "NumPy"}
# Asked in another process, so that this one stays small (see process.run).
LIBRARIES = "import rasterio, shapely; print(f'GEOS {shapely.geos_version_string}, GDAL {rasterio.__gdal_version__}')"


def line(postgis):
    """One line; `postgis` is what the server says of itself, or nothing."""
    libraries = subprocess.run([sys.executable, "-c", LIBRARIES], capture_output=True, text=True, check=False).stdout
    peers = ", ".join(f"{name} {version(package)}" for package, name in NAMES.items())
    return f"Peers: {peers} (with {libraries.strip()}), {postgis or 'no PostGIS'}."
