internal import Dispatch

/// Changes the entries of a list on several cores, each by itself, so that it does not matter which core does which.
enum EachInParallel {
    static func change<Entry: Sendable>(
        _ entries: inout [Entry], _ range: Range<Int>, threads: Int, _ body: @escaping @Sendable (inout Entry) -> Void
    ) {
        entries.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let buffer = buffer
            let workers = max(1, min(threads, range.count))
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                // Every worker changes entries of its own.
                for place in stride(from: range.lowerBound + worker, to: range.upperBound, by: workers) {
                    body(&buffer[place])
                }
            }
        }
    }
}
