internal import Diagnosis
internal import Measuring
internal import Planning

/// An atlas while it is being built.
struct AtlasDraft {
    /// One level while it is being filled.
    struct Level {
        let level: AreaLevel
        var codes: [AreaCode]
        var names: [String]
        var shapes: [[UInt8]]
        var squareMetres: [Double]
        var placeByCode: [AreaCode: Int]
        /// Figures per year and indicator.
        var columns: [ColumnKey: Column] = [:]
        /// Fields per year that ratios of other sources may take as their base: inhabitants, households, land.
        var bases: [ColumnKey: [Figure]] = [:]

        init(_ level: AreaLevel) {
            self.level = level
            codes = []
            names = []
            shapes = []
            squareMetres = []
            placeByCode = [:]
        }

        /// Puts areas in the order of their codes, and makes every column as long as there are areas.
        mutating func putInOrder() {
            let count = codes.count
            for key in columns.keys { columns[key]?.values.pad(to: count) }
            for key in bases.keys { bases[key]?.pad(to: count) }
            let order = codes.indices.sorted { codes[$0] < codes[$1] }
            guard order != Array(codes.indices) else { return }
            codes = order.map { codes[$0] }
            names = order.map { names[$0] }
            shapes = order.map { shapes[$0] }
            squareMetres = order.map { squareMetres[$0] }
            for (place, code) in codes.enumerated() { placeByCode[code] = place }
            for (key, column) in columns { columns[key]?.values = order.map { column.values[$0] } }
            for (key, values) in bases { bases[key] = order.map { values[$0] } }
        }
    }

    /// Figures of one indicator in one year.
    struct Column {
        /// Where they come from: more than one where sources bring different areas.
        var sources: [String]
        var values: [Figure]
    }

    var levels: [AreaLevel: Level] = [:]
    var layers: [LayerDraft] = []
    var climate: AtlasClimate?
    /// Rasters that were measured, by measured layer: those of the newest year.
    var rasters: [String: RasterLayerDraft] = [:]
}

/// The rasters that together are one measured layer of one year.
struct RasterLayerDraft {
    let year: Int
    /// Ids of the sources.
    let sources: [String]
    let rasters: [RasterSource]
    /// Values of cells per class.
    let classes: [String: [String]]
}

/// Which figures: an indicator in a year.
struct ColumnKey: Hashable, Comparable {
    let period: Int
    let indicator: String

    static func < (a: ColumnKey, b: ColumnKey) -> Bool {
        a.period == b.period ? a.indicator < b.indicator : a.period < b.period
    }
}

extension [Figure] {
    /// Adds figures that no source published, up to `count`.
    fileprivate mutating func pad(to count: Int) {
        if self.count < count { append(contentsOf: repeatElement(.missing(.notPublished), count: count - self.count)) }
    }
}

/// A layer to draw, as read.
struct LayerDraft {
    enum Kind: String {
        case polygon, line, point
    }

    let id: String
    let title: String
    let kind: Kind
    var shapes: [[UInt8]] = []
}
