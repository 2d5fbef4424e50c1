internal import GeoModel

/// A place on a drawn map, with its number and where its name leads to.
struct MapMark {
    /// Its number in the list beside the map; nil where it is the only one.
    var number: Int?
    /// Points, lines and areas in Web Mercator.
    let shape: ShapeParts
    /// What tells its colour: an alliance; empty for none.
    var style = ""
    /// What it is, for who points at it or hears it.
    let title: String
    let address: String

    /// Where its number stands: at the first point, half-way the first line, or in the middle of the box of the first area.
    var anchor: Coordinate? {
        if let point = shape.points.first { return point }
        if let line = shape.lines.first, !line.isEmpty { return line[line.count / 2] }
        guard let area = shape.polygons.first else { return nil }
        let box = MultiPolygon(polygons: [area]).box
        return Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
    }
}
