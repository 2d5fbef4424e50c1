/// Lines over a numbered axis, some with a band, with the numbers in a table beside them.
struct ClimateLines {
    /// One line.
    struct Line {
        /// Part of the class: `now`, `low` or `high`.
        let kind: String
        let label: String
        let points: [(x: Double, y: Double)]
        var band: [(x: Double, low: Double, high: Double)] = []
        /// Dots, as measurements are; else a line.
        var isDots = false
    }

    let title: String
    let unit: String
    /// Marks of the horizontal axis with their names.
    let marks: [(x: Double, name: String)]
    let lines: [Line]
    /// The same in words.
    let spoken: String
    let page: PageRequest

    private static let box = (left: 36.0, right: 400.0, top: 10.0, bottom: 176.0)

    var html: HTML? {
        let values = lines.flatMap { $0.points.map(\.y) + $0.band.flatMap { [$0.low, $0.high] } }
        guard let low = values.min(), let high = values.max(), let first = marks.first?.x, let last = marks.last?.x,
            last > first
        else { return nil }
        let scale = AxisScale(from: min(0, low), to: high)
        let box = ClimateLines.box
        func x(_ value: Double) -> Double {
            box.left + 8 + (value - first) / (last - first) * (box.right - box.left - 16)
        }
        func y(_ value: Double) -> Double {
            box.bottom - (value - scale.low) / (scale.high - scale.low) * (box.bottom - box.top)
        }
        let t = page.t
        let grid = scale.ticks.map { tick -> HTML in
            "<path class=\"w-grid\" d=\"M\(fixed(box.left)) \(fixed(y(tick)))H\(fixed(box.right))\"/><text class=\"w-tick\" x=\"\(fixed(box.left - 5))\" y=\"\(fixed(y(tick) + 4))\" text-anchor=\"end\">\(t.number(tick, decimals: scale.decimals))</text>"
        }
        // The last name ends where the axis does, so that nothing is cut off.
        let names = marks.map { mark -> HTML in
            let isLast = mark.x == last
            return
                "<text class=\"w-tick\" x=\"\(fixed(isLast ? box.right + 8 : x(mark.x)))\" y=\"194\" text-anchor=\"\(isLast ? "end" : "middle")\">\(mark.name)</text>"
        }
        let bands = lines.filter { !$0.band.isEmpty }.map { line -> HTML in
            let there = line.band.map { "\(fixed(x($0.x))) \(fixed(y($0.high)))" }
            let back = line.band.reversed().map { "\(fixed(x($0.x))) \(fixed(y($0.low)))" }
            return "<path class=\"w-band w-\(line.kind)\" d=\"M\((there + back).joined(separator: "L"))Z\"/>"
        }
        let drawn = lines.map { line -> HTML in
            if line.isDots {
                return line.points.map {
                    "<circle class=\"w-dot\" cx=\"\(fixed(x($0.x)))\" cy=\"\(fixed(y($0.y)))\" r=\"1.5\"/>" as HTML
                }.joined()
            }
            let path = line.points.map { "\(fixed(x($0.x))) \(fixed(y($0.y)))" }.joined(separator: "L")
            return "<path class=\"w-line w-\(line.kind)\" d=\"M\(path)\"/>"
        }
        let key = lines.map { line -> HTML in
            let sign: HTML =
                line.isDots
                ? "<circle class=\"w-dot\" cx=\"9\" cy=\"6\" r=\"2.5\"/>"
                : "<path class=\"w-line w-\(line.kind)\" d=\"M0 6H18\"/>"
            return "<span><svg width=\"18\" height=\"12\" aria-hidden=\"true\">\(sign)</svg>\(line.label)</span>"
        }
        return """
            <figure class="chart"><figcaption>\(title) <span class="unit">\(unit)</span></figcaption>
            <svg class="wchart wide" viewBox="0 0 410 200" role="img" aria-label="\(title): \(spoken)">\(grid)\(names)\(bands)\(drawn)</svg>
            <p class="legend">\(key)</p></figure>
            """
    }

    private func fixed(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
