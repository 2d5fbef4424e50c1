internal import Synchronization

/// One reader of a layer that workers use in turn, for formats that can only be read from begin to end.
final class FeatureTurns: Sendable {
    private let state: Mutex<State>
    private let featuresPerTurn: Int
    private let kinds: [FieldDefinition.Kind]

    private struct State {
        var layer: ChunkLayer
        var index = 0
        var isDone = false
    }

    init(_ layer: sending ChunkLayer, featuresPerTurn: Int) {
        self.featuresPerTurn = featuresPerTurn
        kinds = layer.columns.map(\.definition.kind)
        state = Mutex(State(layer: layer))
    }

    /// The next features, shapes as the file has them; nil when there are no more, or after a failure.
    func take() throws -> (index: Int, chunk: ChunkBuilder)? {
        try state.withLock { state in
            guard !state.isDone else { return nil }
            var chunk = ChunkBuilder(kinds: kinds)
            state.isDone = true
            let mayHaveMore = try state.layer.read(atMost: featuresPerTurn, into: &chunk)
            state.isDone = !mayHaveMore
            guard !chunk.ids.isEmpty else { return nil }
            defer { state.index += 1 }
            return (state.index, chunk)
        }
    }
}
