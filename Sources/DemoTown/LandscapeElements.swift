internal import GeoModel

/// Hedges, banks and verges of the country: strips along the sectors of its land, together as much of it as the key
/// figures say.
struct LandscapeElements {
    /// What a strip is, in the words of the catalogue and of the map.
    enum Kind: String, CaseIterable {
        case hedgerow, wood, bank, pond, marsh, verge

        /// As the map calls it.
        var name: String {
            switch self {
            case .hedgerow: "heg"
            case .wood: "houtwal"
            case .bank: "natuurlijke oever"
            case .pond: "poel"
            case .marsh: "rietland"
            case .verge: "kruidenrijke berm"
            }
        }

        /// Part of all elements.
        fileprivate var part: Double {
            switch self {
            case .hedgerow: 0.12
            case .wood: 0.3
            case .bank: 0.22
            case .pond: 0.03
            case .marsh: 0.08
            case .verge: 0.25
            }
        }
    }

    let elements: [(kind: Kind, piece: ConvexPiece)]

    init(of neighbourhood: Neighbourhood, _ state: NeighbourhoodState, in settlement: Settlement) {
        let cell = settlement.lattice.cells[neighbourhood.cell]
        let corners = (0..<6).map { settlement.bent.position(cell.corner($0)) }
        let wanted = neighbourhood.area * 100 * state.landscapeShare
        guard wanted > 0 else {
            elements = []
            return
        }
        var random = SplitMix64(seed: neighbourhood.seed, 7_000)
        var elements: [(kind: Kind, piece: ConvexPiece)] = []
        let kinds = random.shuffled(Kind.allCases)
        for sector in 0..<6 {
            let (start, end) = (corners[sector], corners[(sector + 1) % 6])
            let whole = ConvexPiece([neighbourhood.centre, start, end]).area
            // Six rings for the six kinds, in another order in every sector; through roads pass between the two stretches.
            for (ring, inner) in [0.34, 0.42, 0.5, 0.58, 0.66, 0.74].enumerated() {
                let kind = kinds[(ring + sector) % kinds.count]
                for stretch in [0.06...0.42, 0.58...0.94] {
                    let area = wanted * kind.part / 12
                    let length = stretch.upperBound - stretch.lowerBound
                    // The strip between `inner` and `outer` has (outer² − inner²) · length of the sector's area.
                    let outer = (inner * inner + area / (whole * length)).squareRoot()
                    func point(_ along: Double, _ out: Double) -> Coordinate {
                        between(neighbourhood.centre, between(start, end, along), out)
                    }
                    elements.append(
                        (
                            kind,
                            ConvexPiece([
                                point(stretch.lowerBound, inner), point(stretch.lowerBound, outer),
                                point(stretch.upperBound, outer), point(stretch.upperBound, inner),
                            ])
                        ))
                }
            }
        }
        self.elements = elements
    }
}
