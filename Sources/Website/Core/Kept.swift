internal import Synchronization

/// Results that are kept because they are asked for again; when there are too many the oldest goes.
final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Store {
        var values: [Key: Value] = [:]
        var order: [Key] = []
    }

    private let store = Mutex(Store())
    private let most: Int

    init(most: Int) { self.most = most }

    /// The value of a key; nil when it is not there.
    func known(_ key: Key) -> Value? { store.withLock { $0.values[key] } }

    /// The value of a key, made when it is not there. Two threads may make it at once; one of the two is kept.
    func value(_ key: Key, make: () throws -> Value) rethrows -> Value {
        if let value = store.withLock({ $0.values[key] }) { return value }
        let made = try make()
        store.withLock { store in
            if store.values.updateValue(made, forKey: key) == nil {
                store.order.append(key)
                if store.order.count > most { store.values[store.order.removeFirst()] = nil }
            }
        }
        return made
    }
}
