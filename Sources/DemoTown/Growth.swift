/// Spreads from one or more sources over a graph, each time to the cheapest node that touches what was reached.
///
/// What one source reaches is connected, whatever the cost says.
enum Growth {
    /// A node and the source that reached it.
    struct Step<Node> {
        let node: Node
        let source: Int
    }

    /// Nodes in the order in which they are reached, at most `limit`.
    static func steps<Node: Hashable>(
        from sources: [Node], limit: Int, neighbours: (Node) -> [Node], cost: (Node, Int) -> Double
    ) -> [Step<Node>] {
        var queue = CheapestFirst<Step<Node>>()
        for (source, node) in sources.enumerated() { queue.insert(Step(node: node, source: source), cost: -1) }
        var reached: Set<Node> = []
        var steps: [Step<Node>] = []
        while steps.count < limit, let step = queue.removeCheapest() {
            guard reached.insert(step.node).inserted else { continue }
            steps.append(step)
            for next in neighbours(step.node) where !reached.contains(next) {
                queue.insert(Step(node: next, source: step.source), cost: cost(next, step.source))
            }
        }
        return steps
    }
}

/// A binary heap; equal costs leave in the order in which they came, so the result never depends on chance.
struct CheapestFirst<Element> {
    private var items: [(cost: Double, order: Int, element: Element)] = []
    private var inserted = 0

    mutating func insert(_ element: Element, cost: Double) {
        items.append((cost, inserted, element))
        inserted += 1
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(child, parent) else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeCheapest() -> Element? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        guard !items.isEmpty else { return first.element }
        items[0] = last
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && precedes(child, smallest) {
                smallest = child
            }
            guard smallest != parent else { return first.element }
            items.swapAt(parent, smallest)
            parent = smallest
        }
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        items[a].cost == items[b].cost ? items[a].order < items[b].order : items[a].cost < items[b].cost
    }
}
