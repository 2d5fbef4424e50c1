internal import GeoModel

/// Divides a municipality into districts with a character, and names what is in it.
struct TownBuilder {
    let lattice: Lattice
    let bent: BentLattice
    let outline: Outline
    let seed: UInt64

    /// A town: a centre, a belt of residential districts around it, and outskirts.
    func town(of cells: [Int], number: Int, name: String) -> Town {
        var random = SplitMix64(seed: seed, number)
        let groups = districtGroups(of: cells, random: &random)
        let middle = AreaClusters.middle(of: groups.first?.cells ?? cells, in: lattice)
        let core = AreaClusters.nearest(of: cells, to: middle, in: lattice) ?? 0
        let centre = bent.centre(ofCell: core)
        var names = AreaNames(random: &random)
        let districts = groups.enumerated().map { index, group in
            let districtNumber = number * 100 + index
            let districtName = names.nextDistrict(group.character)
            let neighbourhoods = group.cells.enumerated().map { position, cell in
                let place = bent.centre(ofCell: cell)
                return Neighbourhood(
                    number: districtNumber * 100 + position, name: names.nextNeighbourhood(group.character),
                    character: group.character, cell: cell, centre: place,
                    area: outline.shape(ofCell: cell).area / 10_000,
                    kilometresFromCentre: metresBetween(place, centre) / 1000,
                    seed: SplitMix64.hash(seed, [districtNumber, position]))
            }
            return District(
                number: districtNumber, name: districtName, character: group.character, neighbourhoods: neighbourhoods)
        }
        return Town(number: number, name: name, centre: centre, districts: districts)
    }

    private func districtGroups(
        of cells: [Int], random: inout SplitMix64
    ) -> [(character: DistrictCharacter, cells: [Int])] {
        let count = max(1, (cells.count + 2) / 5)
        let outskirts = count / 4
        let belt = max(0, count - outskirts - 1)
        let order = orderFromCentre(cells)
        let coreSize = belt + outskirts == 0 ? order.count : max(1, order.count / count)
        let core = Array(order.prefix(coreSize))
        var free = Array(order.dropFirst(coreSize))
        var edges: [[Int]] = []
        for _ in 0..<outskirts {
            let edge = rim(of: free, limit: order.count / count, away: AreaClusters.middle(of: core, in: lattice))
            edges.append(edge)
            free.removeAll(where: Set(edge).contains)
        }

        var groups = [core]
        if belt > 0 { groups += AreaClusters.partition(free, into: belt, of: lattice, random: &random) }
        let firstOutskirts = groups.count
        groups += edges
        // The rims may cut off pieces of the belt; those join the district beside them.
        let placed = Set(groups.joined())
        AreaClusters.attach(order.filter { !placed.contains($0) }, to: &groups, of: lattice)

        let start = random.index(below: DistrictCharacter.belt.count)
        return groups.enumerated().compactMap { index, group in
            guard !group.isEmpty else { return nil }
            let character: DistrictCharacter =
                if index == 0 {
                    .oldCentre
                } else if index < firstOutskirts {
                    DistrictCharacter.belt[(start + index) % DistrictCharacter.belt.count]
                } else {
                    DistrictCharacter.outskirts[(index - firstOutskirts) % DistrictCharacter.outskirts.count]
                }
            return (character, group)
        }
    }

    /// A connected strip of outer cells, from the outermost one on.
    private func rim(of cells: [Int], limit: Int, away middle: Coordinate) -> [Int] {
        let outermost = cells.max {
            metresBetween(lattice.centres[$0], middle) < metresBetween(lattice.centres[$1], middle)
        }
        guard let start = outermost else { return [] }
        let members = Set(cells)
        return Growth.steps(
            from: [start], limit: limit,
            neighbours: { lattice.neighbours(of: $0).filter(members.contains) },
            // Far from the middle and near to the start: a strip along the border, not a wedge to the centre.
            cost: { cell, _ in
                metresBetween(lattice.centres[cell], lattice.centres[start])
                    - 2 * metresBetween(lattice.centres[cell], middle)
            }
        ).map(\.node)
    }

    /// The cells as a town would have spread over them from its middle.
    private func orderFromCentre(_ cells: [Int]) -> [Int] {
        let middle = AreaClusters.middle(of: cells, in: lattice)
        guard let start = AreaClusters.nearest(of: cells, to: middle, in: lattice) else { return cells }
        let members = Set(cells)
        return Growth.steps(
            from: [start], limit: cells.count,
            neighbours: { lattice.neighbours(of: $0).filter(members.contains) },
            cost: { cell, _ in metresBetween(lattice.centres[cell], middle) }
        ).map(\.node)
    }
}
