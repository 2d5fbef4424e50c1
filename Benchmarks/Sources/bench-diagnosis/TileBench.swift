import Atlas
import GeoModel
import Planning
import Tiles

/// Preparing one level for tiles, and making its tiles one by one.
struct TileBench {
    private let areas: Atlas.Level
    private let runs: Int

    /// Takes the areas of a level.
    init(_ areas: Atlas.Level, runs: Int) {
        self.areas = areas
        self.runs = runs
    }

    /// Prints the figures.
    func run() throws {
        let name = areas.level.rawValue
        let shapes = try Atlas.shapes(areas.shapes, in: .webMercator)
        let reprojecting = try time(runs: runs) { _ in try Atlas.shapes(areas.shapes, in: .webMercator) }
        try Measurement("tiles.\(name).reproject", reprojecting).print()
        let preparing = time(runs: runs) { _ in GeneralisedLayer(shapes: shapes) }
        try Measurement("tiles.\(name).prepare", preparing).print()

        let layer = GeneralisedLayer(shapes: shapes)
        let attributes = FeatureAttributes(columns: [
            "code": .text(areas.codes.map(\.description)), "naam": .text(areas.names),
        ])
        let encoder = TileEncoder(layerName: name, layer: layer, attributes: attributes)
        let tiles = TileSample.shallow(layer, zooms: 0...10) + TileSample.deep(layer, count: 300)
        var times = [[Double]](repeating: [], count: tiles.count)
        var largest = 0
        for run in -1..<runs {
            for (index, address) in tiles.enumerated() {
                let (milliseconds, bytes) = stopwatch { encoder.tile(address) }
                largest = max(largest, bytes?.count ?? 0)
                if run >= 0 { times[index].append(milliseconds) }
            }
        }
        // A tile's time is the median of its runs; the quantiles are over the tiles.
        let perTile = Timings(times.map { Timings($0).median })
        for (label, q, bar) in [("p50", 0.5, nil), ("p99", 0.99, 15), ("max", 1, nil)] as [(String, Double, Double?)] {
            try Measurement("tiles.\(name).encode.\(label)", quantile: q, of: perTile, runs: runs, bar: bar).print()
        }
        try Measurement("tiles.\(name).count", tiles.count, unit: "tiles").print()
        try Measurement("tiles.\(name).largest", largest, unit: "bytes", bar: Double(TileEncoder.maximumBytes)).print()
    }
}

/// Tiles that have something in them.
enum TileSample {
    /// All tiles of some zooms.
    static func shallow(_ layer: GeneralisedLayer, zooms: ClosedRange<Int>) -> [TileAddress] {
        zooms.flatMap { TileAddress.covering(layer.extent, z: $0) }.filter { !layer.features(in: $0.box).isEmpty }
    }

    /// Tiles around the middle of areas spread over the layer, zooms 11 to the deepest in turn: where people live is
    /// looked at more than open water.
    static func deep(_ layer: GeneralisedLayer, count: Int) -> [TileAddress] {
        let zooms = Array(11...TileAddress.deepestZoom)
        return spread(count, over: layer.count).enumerated().compactMap { index, feature in
            let box = layer.boxes[feature]
            guard !box.isEmpty else { return nil }
            let x = (box.minX + box.maxX) / 2
            let y = (box.minY + box.maxY) / 2
            return TileAddress.covering(Box(minX: x, minY: y, maxX: x, maxY: y), z: zooms[index % zooms.count]).first
        }
    }
}
