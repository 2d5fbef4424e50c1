internal import Diagnosis
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
    }

    /// Figures of one indicator in one year.
    struct Column {
        let source: String
        var values: [Figure]
    }

    var levels: [AreaLevel: Level] = [:]
    var layers: [LayerDraft] = []
}

/// Which figures: an indicator in a year.
struct ColumnKey: Hashable, Comparable {
    let period: Int
    let indicator: String

    static func < (a: ColumnKey, b: ColumnKey) -> Bool {
        a.period == b.period ? a.indicator < b.indicator : a.period < b.period
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
