import Planning
import Testing

@testable import People

struct LockoutTests {
    @Test func `attempts that are a quarter of an hour old no longer count`() {
        let time = TestClock()
        let lock = Lockout(most: 3, within: .minutes(15), clock: time.clock)
        #expect(lock.attempt("a") == nil)
        time.pass(.minutes(14))
        #expect(lock.attempt("a") == nil)
        time.pass(.minutes(1))
        #expect(lock.attempt("a") == nil)
        #expect(lock.attempt("a") == nil)
        #expect(lock.attempt("a") == .minutes(15))
        time.pass(.minutes(15))
        #expect(lock.attempt("a") == nil)
    }

    @Test func `success clears one key and no other`() {
        let lock = Lockout(most: 1, within: .minutes(15), clock: TestClock().clock)
        for key in ["a", "b"] { #expect(lock.attempt(key) == nil) }
        lock.clear("a")
        #expect(lock.attempt("a") == nil)
        #expect(lock.attempt("b") == .minutes(15))
    }

    @Test func `an attempt that is taken back was none`() {
        let lock = Lockout(most: 2, within: .minutes(15), clock: TestClock().clock)
        #expect(lock.attempt("a") == nil)
        for _ in 0..<10 {
            #expect(lock.attempt("a") == nil)
            lock.takeBack("a")
        }
        #expect(lock.attempt("a") == nil)
        #expect(lock.attempt("a") == .minutes(15))
        lock.takeBack("nobody")
        #expect(lock.count == 1)
    }

    @Test func `a flood of made-up addresses takes no more than its share of memory and frees nobody`() {
        let lock = Lockout(most: 3, within: .minutes(15), mostKeys: 100, clock: TestClock().clock)
        for _ in 0..<3 { #expect(lock.attempt("victim") == nil) }
        for number in 0..<10_000 { #expect(lock.attempt("flood \(number)") == nil) }
        #expect(lock.count <= 100)
        #expect(lock.attempt("victim") == .minutes(15))
    }
}
