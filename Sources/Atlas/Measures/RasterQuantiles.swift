internal import GeoModel
internal import Geometry
internal import Measuring

/// Quantiles of cells that may lie in several files, such as the sheets of the elevation map, within the memory there is.
struct RasterQuantiles {
    /// Which quantiles, as shares (0…1).
    let shares: [Double]
    let areas: Int
    let settings: MeasureSettings

    /// How the values get together.
    enum Plan: Equatable {
        /// No quantiles are asked for.
        case none
        /// There is one file: they are computed while it is read.
        case perFile
        /// The values of all areas in all files fit in memory.
        case together
        /// The files are read again for some areas at a time.
        case rounds([Range<Int>])
    }

    typealias Input = (pass: RasterPass, shapes: [MultiPolygon])

    /// - Throws: where the values of one area do not fit in memory.
    func plan(_ inputs: [Input]) throws -> Plan {
        guard !shares.isEmpty else { return .none }
        guard inputs.count != 1 else { return .perFile }
        let cells = (0..<areas).map { area in
            inputs.reduce(0.0) { $0 + $1.pass.mostCells(in: $1.shapes[area]) }
        }
        let rounds = try RasterPass.rounds(of: cells, settings: settings)
        return rounds.count > 1 ? .rounds(rounds) : .together
    }

    /// Computes the quantiles that are not there yet, and lets the values go.
    func finish(_ totals: inout [RasterTotals], _ plan: Plan, _ inputs: [Input]) throws {
        switch plan {
        case .none, .perFile: break
        case .together:
            for area in totals.indices { totals[area].reduceValues(to: shares) }
        case .rounds(let rounds):
            for round in rounds {
                var values = [RasterTotals](repeating: RasterTotals(), count: round.count)
                for input in inputs {
                    let own = try input.pass.totals(of: Array(input.shapes[round]), needs: .values)
                    for place in own.indices { values[place].merge(own[place]) }
                }
                for (place, area) in round.enumerated() {
                    values[place].reduceValues(to: shares)
                    totals[area].quantiles = values[place].quantiles
                }
            }
        }
    }
}
