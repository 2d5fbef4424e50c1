internal import GeoModel

/// Trees outside woods and gardens, as a list of the municipality has them: along streets, in parks, squares and fields.
struct TreePlanting {
    /// Where it stands and how wide its crown is, in metres.
    struct Tree {
        let place: Coordinate
        let crownDiameter: Double
    }

    let trees: [Tree]

    /// Crowns together cover half of what the key figures say less the woods; the other half are gardens'.
    init(of part: TownGround.Part) {
        let square = part.pieces.reduce(0) { $0 + $1.piece.area } / 100
        let crowns = max(0, part.state.treeShare - part.state.woodShare) / 2 * square
        let usual = TreePlanting.usualDiameter(part.neighbourhood.character)
        let usualCrown = TreePlanting.circle * usual * usual
        let count = (crowns / usualCrown).rounded()
        let room = part.pieces.reduce(0) { $0 + $1.piece.area * TreePlanting.room($1.kind) }
        guard count > 0, room > 0 else {
            trees = []
            return
        }
        var random = SplitMix64(seed: part.neighbourhood.seed, 6_000)
        var trees: [Tree] = []
        trees.reserveCapacity(Int(count))
        var passed = 0.0
        for (kind, piece) in part.pieces {
            passed += piece.area * TreePlanting.room(kind) / room
            while Double(trees.count) + 0.5 < passed * count {
                let diameter = usual * (1 + 0.35 * random.bell())
                trees.append(
                    Tree(place: TreePlanting.place(in: piece, &random), crownDiameter: (diameter * 10).rounded() / 10))
            }
        }
        self.trees = trees
    }

    /// How much more often trees stand on a kind of ground than in a field; none in woods, which are no single trees.
    private static func room(_ kind: GroundKind) -> Double {
        switch kind {
        case .green: 8
        case .footpath: 12
        case .yard: 4
        case .parking: 6
        case .nature: 2
        case .field, .bare: 1
        default: 0
        }
    }

    /// Metres.
    private static func usualDiameter(_ character: DistrictCharacter) -> Double {
        switch character {
        case .oldCentre, .businessPark: 7
        case .newBuild: 5.5
        case .rural: 10
        default: 9
        }
    }

    /// m² of a circle one metre wide.
    static let circle = 3.141_592_653_589_793 / 4

    /// Somewhere in a piece, clear of its edge.
    private static func place(in piece: ConvexPiece, _ random: inout SplitMix64) -> Coordinate {
        let corners = piece.corners
        let index = 1 + random.index(below: corners.count - 2)
        var (u, v) = (random.unit(), random.unit())
        if u + v > 1 { (u, v) = (1 - u, 1 - v) }
        let onEdge = Coordinate(
            x: corners[0].x + u * (corners[index].x - corners[0].x) + v * (corners[index + 1].x - corners[0].x),
            y: corners[0].y + u * (corners[index].y - corners[0].y) + v * (corners[index + 1].y - corners[0].y))
        return between(onEdge, piece.middle, 0.1)
    }
}
