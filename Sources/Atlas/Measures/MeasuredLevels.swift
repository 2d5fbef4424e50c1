internal import GeoModel
internal import Planning

/// The areas of all levels in one list, so that geodata are read once for all of them.
struct MeasuredLevels {
    let levels: [AreaLevel]
    let codes: [AreaCode]
    let shapes: [MultiPolygon]
    let squareMetres: [Double]
    private let boxes: [Box]

    init(_ draft: AtlasDraft) {
        levels = draft.levels.keys.sorted()
        var codes: [AreaCode] = []
        var shapes: [MultiPolygon] = []
        for level in levels {
            guard let areas = draft.levels[level] else { continue }
            codes += areas.codes
            shapes += areas.shapes.map { (try? WellKnownBinary.multiPolygon(from: $0)) ?? MultiPolygon(polygons: []) }
        }
        self.codes = codes
        self.shapes = shapes
        squareMetres = shapes.map(\.area)
        boxes = shapes.map(\.box)
    }

    /// Whether geodata can tell something about an area: nothing of them there then means that there is nothing.
    ///
    /// - Parameters:
    ///   - box: around the geodata.
    ///   - hasSome: whether something of the geodata lies in the area.
    func isCovered(_ place: Int, by box: Box, hasSome: Bool, stated: [AreaCode]?) -> Bool {
        guard let stated else { return hasSome || box.contains(boxes[place]) }
        var code: AreaCode? = codes[place]
        while let own = code {
            if stated.contains(own) { return true }
            code = own.parent
        }
        return false
    }
}
