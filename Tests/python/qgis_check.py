#!/usr/bin/env python3
"""Opens an atlas in QGIS without a window and prints as JSON what QGIS makes of it.

    python3 qgis_check.py ATLAS INDICATOR IMAGE

Wants PyQGIS (package python3-qgis). Draws the neighbourhoods, coloured by the latest figures of INDICATOR, as the PNG
file IMAGE.
"""

import json
import os
import re
import sys
from collections import Counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsClassificationQuantile,
    QgsFillSymbol,
    QgsGradientColorRamp,
    QgsGraduatedSymbolRenderer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsMapLayerType,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QEventLoop, QSize
from qgis.PyQt.QtGui import QColor

IMAGE_SIZE = QSize(480, 400)
CLASSES = 4


def plain(value):
    """A value as JSON can hold it; QGIS has an object of its own for NULL."""
    return value if isinstance(value, (int, float, str)) else None


def read(layer: QgsVectorLayer) -> dict:
    """Reads a layer to the end."""
    names = [field.name() for field in layer.fields()]
    first, rows, broken = None, 0, []
    for feature in layer.getFeatures():
        first = first or dict(zip(names, map(plain, feature.attributes())))
        rows += 1
        shape = feature.geometry()
        if layer.isSpatial() and (shape.isEmpty() or not shape.isGeosValid()):
            broken.append(feature.id())
    return {
        "valid": layer.isValid(),
        "error": layer.error().message(),
        "spatial": layer.isSpatial(),
        "crs": layer.crs().authid(),
        "count": layer.featureCount(),
        "rows": rows,
        "first": first,
        "broken": broken,
    }


def cells(layer: QgsRasterLayer) -> dict:
    """Reads a raster to the end."""
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    known = [
        block.value(row, column)
        for row in range(layer.height())
        for column in range(layer.width())
        if not block.isNoData(row, column)
    ]
    return {
        "valid": layer.isValid(),
        "error": layer.error().message(),
        "crs": layer.crs().authid(),
        "cell": [layer.rasterUnitsPerPixelX(), layer.rasterUnitsPerPixelY()],
        "size": [layer.width(), layer.height()],
        "known": len(known),
        "least": min(known),
        "most": max(known),
    }


def join(areas: QgsVectorLayer, figures: QgsVectorLayer) -> dict:
    """Joins figures to areas by code, as one does in the layer properties; gives the joined values per area."""
    prefix = figures.name() + "."
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(figures)
    info.setJoinFieldName("code")
    info.setTargetFieldName("code")
    info.setPrefix(prefix)
    info.setUsingMemoryCache(True)
    areas.addJoin(info)
    columns = [field.name() for field in areas.fields() if field.name().startswith(prefix)]
    return {
        "columns": [column.removeprefix(prefix) for column in columns],
        "values": {area["code"]: [plain(area[column]) for column in columns] for area in areas.getFeatures()},
    }


def draw(layer: QgsVectorLayer, column: str, path: str) -> dict:
    """Draws a layer in classes of a column and counts the pixels per class."""
    renderer = QgsGraduatedSymbolRenderer(f'"{column}"')
    renderer.setSourceSymbol(QgsFillSymbol.createSimple({"outline_style": "no"}))
    renderer.setSourceColorRamp(QgsGradientColorRamp(QColor("#fec44f"), QColor("#7f2704")))
    renderer.setClassificationMethod(QgsClassificationQuantile())
    renderer.updateClasses(layer, CLASSES)
    layer.setRenderer(renderer)

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(IMAGE_SIZE)
    settings.setBackgroundColor(QColor("white"))
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    job = QgsMapRendererParallelJob(settings)
    loop = QEventLoop()
    job.finished.connect(loop.quit)
    job.start()
    loop.exec()

    image = job.renderedImage()
    image.save(path)
    pixels = Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
    return {
        "errors": [error.message for error in job.errors()],
        "classes": [pixels[part.symbol().color().name()] for part in renderer.ranges()],
        "background": pixels["#ffffff"],
    }


def main(atlas: str, indicator: str, image: str) -> None:
    application = QgsApplication([], False)
    application.initQgis()

    # From here on, so that what QGIS says of the machine while it starts is left out.
    complaints = []

    def hear(text, tag, level):
        if level in (Qgis.Warning, Qgis.Critical):
            complaints.append(f"{tag}: {text}")

    QgsApplication.messageLog().messageReceived.connect(hear)

    found = QgsProviderRegistry.instance().querySublayers(atlas)
    layers = {
        part.name(): QgsVectorLayer(part.uri(), part.name(), "ogr")
        for part in found
        if part.type() == QgsMapLayerType.VectorLayer
    }
    rasters = {
        part.name(): QgsRasterLayer(part.uri(), part.name(), "gdal")
        for part in found
        if part.type() == QgsMapLayerType.RasterLayer
    }
    QgsProject.instance().addMapLayers(layers.values())
    report = {"version": Qgis.QGIS_VERSION, "joined": {}}
    report["layers"] = {name: read(layer) for name, layer in layers.items()}
    report["rasters"] = {name: cells(layer) for name, layer in rasters.items()}
    for name, layer in layers.items():
        if match := re.fullmatch(r"kerncijfers_(\w+)_\d+", name):
            report["joined"][name] = join(layers[match[1]], layer)
    latest = max(
        name for name, joined in report["joined"].items()
        if name.startswith("kerncijfers_buurt_") and indicator in joined["columns"])
    report["map"] = draw(layers["buurt"], f"{latest}.{indicator}", image)

    application.processEvents()
    print(json.dumps(report | {"complaints": complaints}))
    layers.clear()
    rasters.clear()
    QgsProject.instance().clear()
    application.exitQgis()


main(*sys.argv[1:])
