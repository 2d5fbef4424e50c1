import GeoModel
import Testing

@testable import DemoTown

@Suite struct GeometryTests {
    @Test(arguments: [1, 7, 40, 300]) func `neighbourhoods fill their municipality without gap or overlap`(count: Int) {
        let settlement = Settlement(neighbourhoods: count, seed: 1)
        for town in settlement.towns {
            let whole = settlement.outline.shape(of: town.cells).area
            let parts = town.cells.reduce(0) { $0 + settlement.outline.shape(ofCell: $1).area }
            let districts = town.districts.reduce(0) { $0 + settlement.outline.shape(of: $1.cells).area }
            #expect(abs(parts - whole) < whole * 1e-9)
            #expect(abs(districts - whole) < whole * 1e-9)
        }
    }

    @Test func `two neighbours have the same vertices along their border`() throws {
        let settlement = Settlement(neighbourhoods: 40, seed: 1)
        for index in settlement.lattice.cells.indices {
            let own = Set(settlement.outline.shape(ofCell: index).polygons[0].exterior)
            for other in settlement.lattice.neighbours(of: index) {
                let shared = own.intersection(settlement.outline.shape(ofCell: other).polygons[0].exterior)
                // Eight segments have nine vertices, both corners among them.
                #expect(shared.count == 9)
            }
        }
    }

    @Test func `a group that surrounds a cell has a hole where that cell is`() throws {
        let settlement = Settlement(neighbourhoods: 40, seed: 1)
        let ring = settlement.lattice.neighbours(of: 0)
        #expect(ring.count == 6)
        let shape = settlement.outline.shape(of: ring)
        #expect(shape.polygons.count == 1)
        #expect(shape.polygons[0].holes.count == 1)
        let parts = ring.reduce(0) { $0 + settlement.outline.shape(ofCell: $1).area }
        #expect(abs(shape.area - parts) < parts * 1e-9)
    }

    @Test(arguments: [40, 2_000]) func `every district and municipality is one piece`(count: Int) {
        let settlement = Settlement(neighbourhoods: count, seed: 3)
        for town in settlement.towns {
            #expect(settlement.outline.shape(of: town.cells).polygons.count == 1)
            for district in town.districts {
                #expect(settlement.outline.shape(of: district.cells).polygons.count == 1)
            }
        }
    }

    @Test func `no border crosses itself`() {
        let settlement = Settlement(neighbourhoods: 120, seed: 5)
        for index in settlement.lattice.cells.indices {
            let ring = settlement.outline.shape(ofCell: index).polygons[0].exterior
            #expect(!crossesItself(ring))
        }
    }

    @Test func `the town is about ten kilometres across and a country stays within the Netherlands`() {
        let town = Settlement(neighbourhoods: 40, seed: 1)
        let box = town.outline.shape(of: town.towns[0].cells).box
        #expect((8_000...13_500).contains(box.width))
        #expect((8_000...13_500).contains(box.height))
        #expect(box.contains(Box(minX: 149_000, minY: 449_000, maxX: 151_000, maxY: 451_000)))
        let country = Settlement(neighbourhoods: 3_000, seed: 1)
        for corner in country.lattice.cells.map({ country.bent.position($0.corner(0)) }) {
            #expect((10_000...280_000).contains(corner.x))
            #expect((305_000...620_000).contains(corner.y))
        }
    }

    /// Compares every two segments that do not touch.
    private func crossesItself(_ ring: Ring) -> Bool {
        let count = ring.count - 1
        for i in 0..<count {
            for j in (i + 2)..<max(i + 2, count) where !(i == 0 && j == count - 1) {
                if segmentsCross(ring[i], ring[i + 1], ring[j], ring[j + 1]) { return true }
            }
        }
        return false
    }

    private func segmentsCross(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Bool {
        func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double {
            (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
        }
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }
}
