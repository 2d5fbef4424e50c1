import GeoModel
import Testing

@testable import DemoTown

/// The ground of a small town with a centre, new streets and country.
enum SmallTown {
    static let settlement = Settlement(neighbourhoods: 18, seed: 1)
    static let detail = TownDetail(of: settlement.towns[0], in: settlement)
    static let ground = TownGround(of: detail, in: settlement, year: 2024)
    static let raster = TownRaster(of: ground, cell: 10)
}

@Suite struct TownGroundTests {
    private let parts = SmallTown.ground.parts

    @Test(arguments: [(6, 1), (6, 2), (8, 3)]) func `the pieces of ground tile every neighbourhood`(
        count: Int, seed: Int
    ) {
        let settlement = Settlement(neighbourhoods: count, seed: UInt64(seed))
        let detail = TownDetail(of: settlement.towns[0], in: settlement)
        for part in TownGround(of: detail, in: settlement, year: 2024).parts {
            let whole = settlement.outline.shape(ofCell: part.neighbourhood.cell).area
            #expect(part.pieces.allSatisfy { $0.piece.area > 0 })
            // With the sum right and no two pieces over each other there can be no gap either.
            #expect(abs(part.pieces.reduce(0) { $0 + $1.piece.area } - whole) < whole * 1e-6)
            #expect(overlaps(part.pieces.map(\.piece)) == 0)
        }
    }

    @Test func `land cover has the shares that the key figures say`() {
        for part in parts {
            let whole = part.pieces.reduce(0) { $0 + $1.piece.area }
            func share(_ covers: String...) -> Double {
                part.pieces.reduce(0) { $0 + (covers.contains($1.kind.cover) ? $1.piece.area : 0) } / whole * 100
            }
            let name = Comment(rawValue: "\(part.neighbourhood.name), \(part.neighbourhood.character)")
            #expect(abs(share("road", "paved") - part.state.pavedShare) < 0.5, name)
            #expect(abs(share("green", "tree", "nature") - part.state.greenShare) < 0.5, name)
            #expect(share("water") > part.state.waterShare - 0.5, name)
        }
    }

    @Test func `cars have the part of road surface that the key figures say`() {
        for part in parts {
            let roads = part.pieces.filter { $0.kind.road != nil }
            let cars = roads.filter { [.street, .mainRoad, .parking].contains($0.kind) }
            let share = cars.reduce(0) { $0 + $1.piece.area } / roads.reduce(0) { $0 + $1.piece.area } * 100
            #expect(abs(share - part.state[.carSurface]) < 1.5, "\(part.neighbourhood.name)")
        }
    }

    @Test func `buildings have the homes and the floor area of the key figures and stand clear of each other`() {
        for part in SmallTown.detail.parts {
            let state = NeighbourhoodState(of: part.neighbourhood, in: SmallTown.settlement, year: 2024)
            #expect(Double(part.buildings.reduce(0) { $0 + $1.dwellings }) == state.dwellings)
            let floor = part.buildings.reduce(0) { $0 + $1.floorArea }
            #expect(abs(floor - state.floorArea) <= Double(part.buildings.count) * 2)
            #expect(overlaps(part.buildings.map { ConvexPiece(ring: $0.footprint.exterior) }) == 0)
        }
    }

    @Test func `no tree stands on a building or in water, and crowns cover what they should`() {
        for part in parts {
            let trees = TreePlanting(of: part).trees
            let taken = part.pieces.filter { $0.kind == .building || $0.kind == .water }
            for tree in trees { #expect(!taken.contains { $0.piece.holds(tree.place) }) }
            let whole = part.pieces.reduce(0) { $0 + $1.piece.area }
            let crowns = trees.reduce(0) { $0 + TreePlanting.circle * $1.crownDiameter * $1.crownDiameter }
            let wanted = (part.state.treeShare - part.state.woodShare) / 2
            #expect(abs(crowns / whole * 100 - wanted) < wanted * 0.15, "\(part.neighbourhood.name)")
        }
    }

    @Test func `landscape elements cover their share of the country and lie clear of each other`() {
        #expect(parts.contains { !$0.elements.isEmpty })
        for part in parts {
            let elements = part.elements.map(\.piece)
            let share = elements.reduce(0) { $0 + $1.area } / part.neighbourhood.area / 100
            #expect(abs(share - part.state.landscapeShare) < 0.01)
            #expect(overlaps(elements) == 0)
        }
    }

    /// How many pairs share more than a hundredth of a m²; pieces in order of their western edge meet few others.
    private func overlaps(_ pieces: [ConvexPiece]) -> Int {
        let sorted = pieces.sorted { $0.box.minX < $1.box.minX }
        var count = 0
        for (index, piece) in sorted.enumerated() {
            for other in sorted[(index + 1)...] {
                if other.box.minX > piece.box.maxX { break }
                if let parts = piece.cut(by: other), parts.inside.area > 0.01 { count += 1 }
            }
        }
        return count
    }
}

extension ConvexPiece {
    /// True when a place lies inside, its edge not included.
    func holds(_ place: Coordinate) -> Bool {
        box.contains(Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y))
            && zip(corners, corners.dropFirst() + corners.prefix(1)).allSatisfy { a, b in
                (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x) > 0
            }
    }
}
