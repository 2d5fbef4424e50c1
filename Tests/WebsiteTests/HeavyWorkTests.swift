import Dispatch
import HTTPTypes
import Synchronization
import Testing

@testable import Website

@Suite("Heavy work is bounded")
struct HeavyWorkTests {
    @Test("What is over its time ends, and the visitor hears why")
    func tooLong() async {
        let work = HeavyWork()
        let problem = await #expect(throws: SiteProblem.self) {
            try await work.run(within: .milliseconds(5)) { bound in
                while true { try bound.check() }
            }
        }
        #expect(problem?.code == "request.tookTooLong")
        #expect(problem?.status == .serviceUnavailable)
    }

    @Test("A fifth piece of work at once is refused; when the others are done there is room again")
    func busy() async throws {
        let work = HeavyWork()
        let gate = DispatchSemaphore(value: 0)
        let refused = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do {
                        try await work.run { _ in gate.wait() }
                    } catch let problem as SiteProblem {
                        #expect(problem.code == "server.busy")
                        refused.add()
                        // The one that is refused lets the others go.
                        for _ in 0..<4 { gate.signal() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(refused.value == 1)
        #expect(try await work.run { _ in 7 } == 7)
    }
}

private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
}
