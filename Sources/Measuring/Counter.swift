internal import Synchronization

/// Hands out 0, 1, 2, … to whoever asks, each once.
final class Counter: Sendable {
    private let next = Mutex(0)

    func take() -> Int {
        next.withLock { number in
            defer { number += 1 }
            return number
        }
    }
}
