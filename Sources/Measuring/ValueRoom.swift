internal import Geometry
internal import Planning

/// Keeps the values of which quantiles are wanted within the memory there is: the last areas wait for a later round.
///
/// What is kept follows from the order of the file only, so that it is the same for any number of workers.
struct ValueRoom {
    private let columns: [String: [Double]]
    private let bytes: Int
    private var kept = 0
    /// Areas before this one have all their values.
    private(set) var end: Int

    /// - Parameter columns: shares of which quantiles are wanted, by column.
    init(areaCount: Int, columns: [String: [Double]], bytes: Int) {
        self.columns = columns
        self.bytes = bytes
        end = columns.isEmpty ? 0 : areaCount
    }

    private var mostValues: Int { max(1, bytes / MemoryLayout<WeightedValue>.stride) }

    /// Takes in what a chunk adds; values of areas that have to wait are let go.
    mutating func add(_ part: consuming ChunkTotals, to areas: inout [FeatureTotals]) {
        for (area, totals) in part.areas {
            if area < end { kept -= areas[area].valueCount }
            areas[area].merge(totals)
            if area < end { kept += areas[area].valueCount } else { areas[area].dropValues(of: columns.keys) }
        }
        while kept > mostValues, end > 0 {
            end -= 1
            kept -= areas[end].valueCount
            areas[end].dropValues(of: columns.keys)
        }
    }

    /// The areas that wait, in groups whose values fit together.
    ///
    /// - Throws: ``MeasureError`` where the values of one area do not fit.
    func rounds(of areas: [FeatureTotals]) throws -> [Range<Int>] {
        guard !columns.isEmpty else { return [] }
        var rounds: [Range<Int>] = []
        var held = 0
        for area in end..<areas.count {
            let own = areas[area].valueCount
            guard own <= mostValues else {
                let megabytes = own * MemoryLayout<WeightedValue>.stride / 1_000_000 + 1
                throw MeasureError(
                    "memory.tooLittle", .wrongUse,
                    what: "An area has \(own) values, of which quantiles need \(megabytes) MB at once.",
                    advice: "Allow more with --memory, or leave quantiles out.")
            }
            if let last = rounds.last, held + own <= mostValues {
                rounds[rounds.count - 1] = last.lowerBound..<area + 1
                held += own
            } else {
                rounds.append(area..<area + 1)
                held = own
            }
        }
        return rounds
    }
}
