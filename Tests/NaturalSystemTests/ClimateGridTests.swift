import Diagnosis
import GeoModel
import NaturalSystem
import Testing

struct ClimateGridTests {
    @Test func `only the cells that count are kept`() throws {
        let (land, sea) = (try Fixture.cell(575), try Fixture.cell(574))
        let grid = try ClimateGrid(columns: [try Fixture.column()], cells: [land])
        #expect(grid.cells == [land])
        #expect(grid.holds(land) && !grid.holds(sea))
        #expect(grid.figure("summer_days", cell: land, .reference).mid == 22)
        #expect(grid.figure("summer_days", cell: sea, .reference) == .missing(.notPublished))
    }

    @Test func `columns are joined on the number of the cell`() throws {
        let other = Fixture.grid.split(separator: "\n").dropLast().joined(separator: "\n")
        let grid = try ClimateGrid(columns: [try Fixture.column(), try Fixture.column(other, "frost_days")])
        #expect(grid.variables == ["summer_days", "frost_days"])
        #expect(grid.figure("frost_days", cell: try Fixture.cell(574), .reference).mid == 26)
        #expect(grid.figure("frost_days", cell: try Fixture.cell(575), .reference) == .missing(.notPublished))
    }

    @Test func `a variable or a cell that is given twice is refused`() throws {
        let column = try Fixture.column()
        #expect(throws: ClimateError.self) { try ClimateGrid(columns: [column, column]) }
        #expect(throws: ClimateError.self) {
            try ClimateGrid(columns: [column], cells: [column.cells[0], column.cells[0]])
        }
        #expect(throws: ClimateError.self) { try ClimateGrid(columns: []) }
    }

    @Test func `the nearest cell is that of the least distance on the ground`() throws {
        let grid = try ClimateGrid(columns: [try Fixture.column()])
        #expect(grid.nearest(to: Coordinate(x: 5.2, y: 52.1)).number == 574)
        #expect(grid.nearest(to: Coordinate(x: 5.3, y: 52.4)).number == 575)
        // 0.11° east is 7.5 km, 0.1° north is 11.1 km: the first is nearer although it is more degrees.
        let two = try ClimateGrid(columns: [], cells: [try Fixture.cell(575), try Fixture.cell(574 + 37)])
        #expect(two.nearest(to: Coordinate(x: 5.165, y: 52.1)).number == 575)
    }
}
