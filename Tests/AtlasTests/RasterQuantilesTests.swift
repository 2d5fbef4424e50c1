import GeoFiles
import GeoModel
import Geometry
import Measuring
import Testing
import TestSupport

@testable import Atlas

struct RasterQuantilesTests {
    /// Three areas of 40 by 20 m, side by side, over two sheets of 60 by 20 m in cells of 10 m.
    private static let areas = (0..<3).map { number in
        let west = 155_000 + Double(number) * 40
        let corners = [(west, 463_000.0), (west + 40, 463_000), (west + 40, 463_020), (west, 463_020), (west, 463_000)]
        return MultiPolygon(polygons: [Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) })])
    }

    private func sheet(_ folder: TemporaryFolder, _ name: String, column: Int, columns: Int) throws -> RasterPass {
        let grid = RasterGrid(
            originX: 155_000 + Double(column) * 10, originY: 463_020, cellWidth: 10, cellHeight: 10, width: columns,
            height: 2)
        let writer = try RasterWriter(creating: folder.file(name), grid: grid, crs: .rdNew, dataType: .float32)
        // The cell in column c and row r of all sheets together has the height 3c + r.
        try writer.write((0..<2).flatMap { row in (column..<column + columns).map { Double(3 * $0 + row) } })
        try writer.close()
        return try RasterPass(RasterSource(path: folder.file(name)))
    }

    private func quantiles(_ passes: [RasterPass], memory: Int) throws -> (RasterQuantiles.Plan, [[Double: Double]]) {
        let quantiles = RasterQuantiles(
            shares: [0.5, 0.9], areas: 3, settings: MeasureSettings(threads: 2, memory: memory))
        let inputs = passes.map { ($0, Self.areas) }
        let plan = try quantiles.plan(inputs)
        var totals = [RasterTotals](repeating: RasterTotals(), count: 3)
        for (pass, areas) in inputs {
            let own = try pass.totals(
                of: areas, needs: plan == .together ? [.moments, .values] : .moments,
                quantiles: plan == .perFile ? quantiles.shares : [])
            for place in own.indices { if plan == .perFile { totals = own } else { totals[place].merge(own[place]) } }
        }
        try quantiles.finish(&totals, plan, inputs)
        let areLetGo = totals.allSatisfy(\.values.isEmpty)
        #expect(areLetGo)
        return (plan, totals.map(\.quantiles))
    }

    @Test func `two sheets give what one file gives, with much memory and with little`() throws {
        let folder = try TemporaryFolder()
        let whole = try quantiles([try sheet(folder, "whole.tif", column: 0, columns: 12)], memory: 1_000_000)
        #expect(whole.0 == .perFile)
        // Area 0 has 0, 1, 3, 4, 6, 7, 9 and 10.
        #expect(whole.1[0][0.5] == 5)
        let sheets = [
            try sheet(folder, "west.tif", column: 0, columns: 6), try sheet(folder, "east.tif", column: 6, columns: 6),
        ]
        let together = try quantiles(sheets, memory: 1_000_000)
        #expect(together.0 == .together)
        #expect(together.1 == whole.1)
        // Eight cells of 16 bytes per area.
        let apart = try quantiles(sheets, memory: 128)
        #expect(apart.0 == .rounds([0..<1, 1..<2, 2..<3]))
        #expect(apart.1 == whole.1)
        #expect(throws: MeasureError.self) { try quantiles(sheets, memory: 127) }
    }
}
