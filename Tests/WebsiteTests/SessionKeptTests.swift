import HTTPTypes
import People
import Planning
import Synchronization
import Testing

/// A session ends when somebody ends it, not because a disk is full or locked for a moment.
@Suite("What a session survives")
struct SessionKeptTests {
    @Test func `who is signed in stays so while nothing can be written, and it is logged`() async throws {
        let directory = FailingDirectory()
        let town = try Town(directory: directory)
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            town.clock.pass(.hours(1))
            directory.fails.withLock { $0 = .writing }
            let page = try await browser.get("/account")
            #expect(page.status == 200)
            #expect(browser.cookies["samenhang"] != nil)
            #expect(town.log.text.contains("the use of a session cannot be kept"))
        }
    }

    @Test func `a directory that cannot be read for a moment signs nobody out`() async throws {
        let directory = FailingDirectory()
        let town = try Town(directory: directory)
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            directory.fails.withLock { $0 = .everything }
            // Fewer rights while it lasts, never more.
            #expect(try await browser.get("/account").status != 200)
            #expect(browser.cookies["samenhang"] != nil)
            directory.fails.withLock { $0 = .nothing }
            #expect(try await browser.get("/account").status == 200)
        }
    }

    @Test func `a browser forgets a session that is over, and a cookie that is none`() async throws {
        let town = try Town()
        let anna = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            try await town.people.signOutEverywhere(anna.id)
            _ = try await browser.get("/account")
            #expect(browser.cookies["samenhang"] == nil)
            browser.setCookie("samenhang", "onzin")
            _ = try await browser.get("/account")
            #expect(browser.cookies["samenhang"] == nil)
        }
    }
}

/// A directory that fails when a test says so.
private final class FailingDirectory: Directory {
    enum Failing { case nothing, writing, everything }

    let fails = Mutex(Failing.nothing)
    private let directory = MemoryDirectory()

    func read<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        if fails.withLock({ $0 == .everything }) { throw PeopleError.unreadable("another program keeps it locked") }
        return try await directory.read(work)
    }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        if fails.withLock({ $0 != .nothing }) { throw PeopleError.unreadable("the disk is full") }
        return try await directory.write(work)
    }
}
