import Planning
import Synchronization
import Testing

@testable import People

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let moment: Mutex<Timestamp>

    /// Begins at 1 March 2026, 9:30 UTC.
    init() { moment = Mutex(Timestamp(milliseconds: 1_772_357_400_000)) }

    var clock: PeopleClock { PeopleClock { self.now } }
    var now: Timestamp { moment.withLock { $0 } }
    func pass(_ span: Span) { moment.withLock { $0 = $0 + span } }
}

struct RateLimiterTests {
    @Test func `ten turns a minute, then one every six seconds`() {
        let time = TestClock()
        let limiter = RateLimiter(turns: 10, per: .minutes(1), clock: time.clock)
        for _ in 0..<10 { #expect(limiter.take("a") == nil) }
        #expect(limiter.take("a") == .seconds(6))
        time.pass(.seconds(4))
        #expect(limiter.take("a") == .seconds(2))
        time.pass(.seconds(2))
        #expect(limiter.take("a") == nil)
        #expect(limiter.take("a") == .seconds(6))
    }

    @Test func `one key does not use up the turns of another`() {
        let limiter = RateLimiter(turns: 1, per: .minutes(1), clock: TestClock().clock)
        #expect(limiter.take("a") == nil)
        #expect(limiter.take("a") != nil)
        #expect(limiter.take("b") == nil)
    }

    @Test func `a clock that is set back neither fills nor blocks for longer than the span`() {
        let time = TestClock()
        let limiter = RateLimiter(turns: 2, per: .minutes(1), clock: time.clock)
        #expect(limiter.take("a") == nil)
        #expect(limiter.take("a") == nil)
        time.pass(.hours(-5))
        #expect(limiter.take("a") == .seconds(30))
    }

    @Test func `memory is bounded, however many keys there are`() {
        let limiter = RateLimiter(turns: 3, per: .minutes(1), mostKeys: 50, clock: TestClock().clock)
        for number in 0..<5_000 { #expect(limiter.take("key \(number)") == nil) }
        #expect(limiter.count <= 50)
    }

    @Test func `keys that have all their turns back are forgotten first`() {
        let time = TestClock()
        let limiter = RateLimiter(turns: 1, per: .minutes(1), mostKeys: 10, clock: time.clock)
        for number in 0..<10 { #expect(limiter.take("old \(number)") == nil) }
        time.pass(.minutes(2))
        #expect(limiter.take("busy") == nil)
        #expect(limiter.count == 1)
        #expect(limiter.take("busy") != nil)
    }
}
