internal import GeoModel

/// All areas with their shapes, before any figure is made.
struct Settlement {
    /// More neighbourhoods than this would need more municipality codes than there are.
    static let largest = 100_000
    /// Up to here everything is drawn in detail; a country gets it in its first town only.
    static let largestInDetail = 1_000

    let lattice: Lattice
    let bent: BentLattice
    let outline: Outline
    let towns: [Town]
    let river: River
    let seed: UInt64

    init(neighbourhoods: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed, 1)
        let lattice = Lattice(count: neighbourhoods, seed: random.next())
        let count = max(1, (neighbourhoods + 19) / 40)
        let all = Array(lattice.cells.indices)
        // The lattice is connected, so every cell is in a group; the first town is the one in the middle.
        var groups = AreaClusters.partition(all, into: count, of: lattice, random: &random).filter { !$0.isEmpty }
        groups.sort {
            metresBetween(AreaClusters.middle(of: $0, in: lattice), Lattice.origin)
                < metresBetween(AreaClusters.middle(of: $1, in: lattice), Lattice.origin)
        }
        bent = BentLattice(lattice: lattice, pulls: Settlement.pulls(of: groups, in: lattice), seed: random.next())
        outline = Outline(lattice: lattice, path: EdgePath(bent: bent, seed: random.next()))
        river = River(seed: random.next(), through: lattice)
        let names = TownNames(seed: random.next())
        let first = groups.count <= 10 ? 9990 : min(9000, 10_000 - groups.count)
        let builder = TownBuilder(lattice: lattice, bent: bent, outline: outline, seed: random.next())
        towns = groups.enumerated().map { index, cells in
            builder.town(of: cells, number: first + index, name: names.name(ofTown: index))
        }
        self.lattice = lattice
        self.seed = seed
    }

    /// Towns that are drawn in detail.
    var detailedTowns: [Town] {
        lattice.cells.count <= Settlement.largestInDetail ? towns : Array(towns.prefix(1))
    }

    /// True where geodata to measure are made: for one municipality. Over a country measuring takes longer than all the rest
    /// of the demo, and shows nothing that one municipality does not.
    var isMeasured: Bool { towns.count == 1 }

    /// One circle per town, as large as fits beside the others.
    private static func pulls(of groups: [[Int]], in lattice: Lattice) -> [BentLattice.Pull] {
        let middles = groups.map { AreaClusters.middle(of: $0, in: lattice) }
        let cellArea = 2.598_076_211_353_316 * lattice.side * lattice.side
        return groups.indices.map { index in
            let own = (Double(groups[index].count) * cellArea / 3.141_592_653_589_793).squareRoot()
            var radius = own
            for other in groups.indices where other != index {
                radius = min(radius, metresBetween(middles[index], middles[other]) * 0.5)
            }
            return BentLattice.Pull(middle: middles[index], radius: radius)
        }
    }
}

/// A municipality.
struct Town {
    /// Four digits.
    let number: Int
    let name: String
    let centre: Coordinate
    let districts: [District]
    var code: String { "GM\(digits(number, 4))" }
    var railway: Railway { Railway(throughTownAround: centre) }
    var cells: [Int] { districts.flatMap(\.cells) }
}

/// A *wijk*: a connected group of neighbourhoods of one character.
struct District {
    /// Six digits, those of the municipality among them.
    let number: Int
    let name: String
    let character: DistrictCharacter
    let neighbourhoods: [Neighbourhood]
    var code: String { "WK\(digits(number, 6))" }
    var cells: [Int] { neighbourhoods.map(\.cell) }
}

/// A *buurt*: one cell of the lattice.
struct Neighbourhood {
    /// Eight digits, those of the district among them.
    let number: Int
    let name: String
    let character: DistrictCharacter
    let cell: Int
    /// Within the shape, in RD New.
    let centre: Coordinate
    /// Hectares.
    let area: Double
    /// Kilometres to the middle of the town.
    let kilometresFromCentre: Double
    /// Where chance about it comes from.
    let seed: UInt64
    var code: String { "BU\(digits(number, 8))" }
}

/// A number with zeros in front.
func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
