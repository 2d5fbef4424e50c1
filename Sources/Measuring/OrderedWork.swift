internal import Dispatch
internal import Synchronization

/// Work in numbered pieces, done by several workers and put together in the order of the numbers, so that the outcome is
/// the same for any number of workers.
enum OrderedWork {
    /// Runs until every worker says that there is nothing left.
    ///
    /// - Parameters:
    ///   - makeWorker: makes what one worker owns; called on the worker's thread. It returns a function that does the next
    ///     piece, and nil when there is none.
    ///   - merge: takes the results in the order of their numbers, one at a time.
    /// - Throws: the error of the piece with the lowest number.
    static func run<Result: Sendable>(
        workers: Int,
        makeWorker: @escaping @Sendable () throws -> () throws -> (index: Int, result: Result)?,
        merge: @escaping @Sendable (Result) -> Void
    ) throws {
        let state = Mutex(State<Result>())
        DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in
            do {
                let next = try makeWorker()
                while !state.withLock({ $0.failure != nil }), let piece = try next() {
                    state.withLock { state in
                        state.waiting[piece.index] = piece.result
                        while let result = state.waiting.removeValue(forKey: state.nextToMerge) {
                            merge(result)
                            state.nextToMerge += 1
                        }
                    }
                }
            } catch {
                state.withLock { if $0.failure == nil { $0.failure = error } }
            }
        }
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private struct State<Result: Sendable> {
        var waiting: [Int: Result] = [:]
        var nextToMerge = 0
        var failure: (any Error)?
    }
}
