internal import GeoModel

/// Divides cells into connected groups of about equal size.
enum AreaClusters {
    /// At most `count` groups; cells that cannot be reached within `cells` from any group are in none.
    static func partition(
        _ cells: [Int], into count: Int, of lattice: Lattice, random: inout SplitMix64
    ) -> [[Int]] {
        let count = min(count, cells.count)
        guard count > 0 else { return [] }
        let centres = evenCentres(cells, count: count, of: lattice, random: &random)
        var sources: [Int] = []
        var free = cells
        for centre in centres {
            // Two centres may want the same cell; the later one takes the next nearest.
            guard let source = nearest(of: free, to: centre, in: lattice) else { break }
            sources.append(source)
            free.removeAll { $0 == source }
        }
        let members = Set(cells)
        let steps = Growth.steps(
            from: sources, limit: cells.count,
            neighbours: { lattice.neighbours(of: $0).filter(members.contains) },
            cost: { metresBetween(lattice.centres[$0], centres[$1]) })
        var groups = [[Int]](repeating: [], count: sources.count)
        for step in steps { groups[step.source].append(step.node) }
        return groups
    }

    /// Puts cells that are in no group with a group beside them, round after round.
    static func attach(_ leftover: [Int], to groups: inout [[Int]], of lattice: Lattice) {
        var groupOf: [Int: Int] = [:]
        for (group, cells) in groups.enumerated() { for cell in cells { groupOf[cell] = group } }
        var waiting = leftover
        while !waiting.isEmpty {
            var stillWaiting: [Int] = []
            for cell in waiting {
                if let group = lattice.neighbours(of: cell).compactMap({ groupOf[$0] }).first {
                    groupOf[cell] = group
                    groups[group].append(cell)
                } else {
                    stillWaiting.append(cell)
                }
            }
            guard stillWaiting.count < waiting.count else { return }
            waiting = stillWaiting
        }
    }

    /// The cell whose centre lies nearest to a place.
    static func nearest(of cells: [Int], to place: Coordinate, in lattice: Lattice) -> Int? {
        cells.min { metresBetween(lattice.centres[$0], place) < metresBetween(lattice.centres[$1], place) }
    }

    /// The mean of the cells' centres.
    static func middle(of cells: [Int], in lattice: Lattice) -> Coordinate {
        var sum = Coordinate(x: 0, y: 0)
        for cell in cells {
            sum.x += lattice.centres[cell].x
            sum.y += lattice.centres[cell].y
        }
        let count = Double(max(1, cells.count))
        return Coordinate(x: sum.x / count, y: sum.y / count)
    }

    /// Lloyd's algorithm: each centre moves to the middle of what is nearest to it, so that groups become round and equal.
    private static func evenCentres(
        _ cells: [Int], count: Int, of lattice: Lattice, random: inout SplitMix64
    ) -> [Coordinate] {
        var centres = random.shuffled(cells).prefix(count).map { lattice.centres[$0] }
        for _ in 0..<12 {
            var sums = [(x: Double, y: Double, count: Double)](repeating: (0, 0, 0), count: count)
            for cell in cells {
                let place = lattice.centres[cell]
                var best = 0
                var bestDistance = Double.infinity
                for (index, centre) in centres.enumerated() {
                    let dx = centre.x - place.x
                    let dy = centre.y - place.y
                    if dx * dx + dy * dy < bestDistance {
                        bestDistance = dx * dx + dy * dy
                        best = index
                    }
                }
                sums[best].x += place.x
                sums[best].y += place.y
                sums[best].count += 1
            }
            for (index, sum) in sums.enumerated() where sum.count > 0 {
                centres[index] = Coordinate(x: sum.x / sum.count, y: sum.y / sum.count)
            }
        }
        return Array(centres)
    }
}
