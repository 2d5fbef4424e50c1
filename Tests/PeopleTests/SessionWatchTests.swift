import People
import Planning
import Testing

/// Whoever works on behalf of a session hears that it ended, however it ended.
@Suite("The end of a session", .timeLimit(.minutes(1)))
struct SessionWatchTests {
    private let house = House()

    /// Whether the session's end is told; the test's time limit is there for one that never is.
    private func hasEnded(_ end: AsyncStream<Never>) async -> Bool {
        for await _ in end {}
        return !Task.isCancelled
    }

    @Test(arguments: ["out", "everywhere", "password", "reset", "erased", "by itself", "replaced"])
    func `every way to end a session is told to who follows it`(_ way: String) async throws {
        let people = house.people
        _ = try await house.add("beheer", isAdministrator: true)
        let anna = try await house.add("anna")
        let signedIn = try await house.signIn(anna)
        let end = people.end(of: signedIn.session)
        switch way {
        case "out": try await people.signOut(signedIn.token)
        case "everywhere": #expect(try await people.signOutEverywhere(anna.id) == 1)
        case "password":
            try await people.changePassword(
                anna.id, from: Password(House.secret), to: Password("iets heel nieuws"), keeping: nil)
        case "reset":
            let link = try await people.requestReset(for: anna.id, by: .system)
            _ = try await people.resetPassword(link, to: Password("iets heel nieuws"))
        case "erased": try await people.erase(anna.id, by: .system)
        case "replaced":
            _ = try await people.signIn(
                email: anna.email.text, password: Password(House.secret), from: "192.0.2.9", replacing: signedIn.token)
        default: house.time.pass(Session.longest)
        }
        #expect(await hasEnded(end))
    }

    @Test func `what another program ends is told within a second`() async throws {
        let anna = try await house.add("anna")
        let end = house.people.end(of: try await house.signIn(anna).session)
        // Another program has the same directory, and nothing else in common.
        let other = PeopleService(directory: house.directory, clock: house.time.clock, cost: House.cheap)
        try await other.erase(anna.id, by: .system)
        let began = ContinuousClock.now
        #expect(await hasEnded(end))
        #expect(ContinuousClock.now - began < .seconds(10))
    }

    @Test func `the session of another, or one that is kept, goes on`() async throws {
        let (anna, bram) = (try await house.add("anna"), try await house.add("bram"))
        let here = try await house.signIn(anna)
        let ends = [here, try await house.signIn(bram)].map { house.people.end(of: $0.session) }
        let there = house.people.end(of: try await house.signIn(anna).session)
        try await house.people.signOutEverywhere(anna.id, except: here.session.hash)
        #expect(await hasEnded(there))
        // Those that go on end only with the task that follows them.
        for end in ends {
            let following = Task { await hasEnded(end) }
            following.cancel()
            #expect(await !following.value)
        }
    }
}
