internal import Atlas
internal import GeoModel
internal import NaturalSystem

/// A small map of square cells in five classes, with the outline of an area over it. Runs of equal cells are one rectangle.
struct CellMap {
    let window: VulnerabilityGrid.Window
    /// In RD New.
    let outline: MultiPolygon
    let title: String

    var html: HTML {
        var paths = [String](repeating: "", count: VulnerabilityClass.allCases.count)
        for row in 0..<window.height {
            var column = 0
            while column < window.width {
                let kind = kind(row, column)
                var end = column + 1
                while end < window.width, self.kind(row, end) == kind { end += 1 }
                if let kind { paths[kind.rawValue] += "M\(column) \(row)h\(end - column)v1h-\(end - column)z" }
                column = end
            }
        }
        let shapes = VulnerabilityClass.allCases.filter { !paths[$0.rawValue].isEmpty }.map { kind -> HTML in
            "<path class=\"c\(kind.rawValue)\" d=\"\(HTML(trusted: paths[kind.rawValue]))\"/>"
        }
        let frame = "M0 0H\(window.width)V\(window.height)H0z"
        let border = rings
        return """
            <svg class="cells" viewBox="0 0 \(window.width) \(window.height)" role="img" aria-label="\(title)">
            <rect class="unknown" width="\(window.width)" height="\(window.height)"/>
            <g shape-rendering="crispEdges">\(shapes)</g>
            <path class="outside" fill-rule="evenodd" d="\(HTML(trusted: frame + border))"/><path class="border" d="\(HTML(trusted: border))"/></svg>
            """
    }

    /// How much of the area's cells is in each class, and how many of its cells have a score; by the middle of cells.
    static func shares(of window: VulnerabilityGrid.Window, in outline: MultiPolygon) -> (
        shares: [Double], known: Double
    ) {
        var counts = [Int](repeating: 0, count: VulnerabilityClass.allCases.count)
        var inside = 0
        for row in 0..<window.height {
            let y = window.originY - (Double(row) + 0.5) * window.side
            let crossings = outline.crossings(y: y)
            for column in 0..<window.width {
                let x = window.originX + (Double(column) + 0.5) * window.side
                guard crossings.count(where: { $0 < x }) % 2 == 1 else { continue }
                inside += 1
                let score = window.scores[row * window.width + column]
                if score != VulnerabilityGrid.unknown {
                    counts[VulnerabilityClass(score: Double(score)).rawValue] += 1
                }
            }
        }
        let known = counts.reduce(0, +)
        guard known > 0, inside > 0 else { return (counts.map { _ in 0 }, 0) }
        return (counts.map { Double($0) / Double(known) }, Double(known) / Double(inside))
    }

    private func kind(_ row: Int, _ column: Int) -> VulnerabilityClass? {
        let score = window.scores[row * window.width + column]
        return score == VulnerabilityGrid.unknown ? nil : VulnerabilityClass(score: Double(score))
    }

    /// The outline in cells, with two decimals.
    private var rings: String {
        var path = ""
        for ring in outline.polygons.flatMap(\.rings) {
            for (index, point) in ring.dropLast().enumerated() {
                let x = hundredths((point.x - window.originX) / window.side)
                let y = hundredths((window.originY - point.y) / window.side)
                path += "\(index == 0 ? "M" : "L")\(x) \(y)"
            }
            path += "z"
        }
        return path
    }

    private func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

extension MultiPolygon {
    /// Where a horizontal line crosses the rings.
    fileprivate func crossings(y: Double) -> [Double] {
        var crossings: [Double] = []
        for ring in polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > y) != (b.y > y) {
                crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
            }
        }
        return crossings
    }
}
