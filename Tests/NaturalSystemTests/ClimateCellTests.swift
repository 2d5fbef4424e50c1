import GeoModel
import NaturalSystem
import Testing

struct ClimateCellTests {
    @Test func `cell 574 is De Bilt`() throws {
        let cell = try Fixture.cell(574)
        #expect(cell.position == Coordinate(x: 5.15, y: 52.1))
        #expect(cell.box.contains(Box(minX: 5.0876, minY: 52.0501, maxX: 5.2124, maxY: 52.1499)))
        #expect(abs(cell.box.width - 0.125) < 1e-12)
        #expect(abs(cell.box.height - 0.1) < 1e-12)
    }

    @Test func `Amersfoort lies in cell 613`() {
        #expect(ClimateCell(at: Coordinate(x: 5.387, y: 52.155))?.number == 613)
    }

    @Test func `every cell holds its own centre, and cells do not overlap`() throws {
        for number in ClimateCell.numbers {
            let cell = try Fixture.cell(number)
            #expect(ClimateCell(at: cell.position) == cell)
            #expect(cell.ring.first == cell.ring.last)
            #expect(cell.ring.count == 5)
        }
        let (west, east) = (try Fixture.cell(574), try Fixture.cell(575))
        #expect(abs(west.box.maxX - east.box.minX) < 1e-12)
        let north = try Fixture.cell(574 + 37)
        #expect(abs(west.box.maxY - north.box.minY) < 1e-12)
    }

    @Test(arguments: [0, 1185, -3])
    func `there is no such cell`(number: Int) {
        #expect(ClimateCell(number: number) == nil)
    }

    @Test func `a position outside the grid is in no cell`() {
        for position in [(2.8, 52.0), (7.5, 52.0), (5.0, 50.5), (5.0, 53.8), (.nan, 52.0), (5.0, .infinity)] {
            #expect(ClimateCell(at: Coordinate(x: position.0, y: position.1)) == nil)
        }
    }

    @Test func `the ring goes anticlockwise`() throws {
        let ring = try Fixture.cell(574).ring
        let twice = zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
        #expect(abs(twice / 2 - 0.0125) < 1e-9)
    }
}
