import Planning
import Testing

@testable import People

struct LinkTests {
    @Test func `given a reset link, when it is used, then the password is new, all are signed out, and it is over`()
        async throws
    {
        let house = House()
        let admin = try await house.add("admin", isAdministrator: true)
        let anna = try await house.add("anna")
        let session = try await house.signIn(anna)
        let link = try await house.people.requestReset(for: anna.id, by: admin.id)
        #expect(try await house.people.person(ofReset: link) == anna)
        await #expect(throws: PeopleError.passwordRefused(.short)) {
            try await house.people.resetPassword(link, to: Password("kort"))
        }
        #expect(try await house.people.resetPassword(link, to: Password("iets heel nieuws")).id == anna.id)
        #expect(try await house.people.current(session.token) == nil)
        #expect(try await house.signIn(anna, password: "iets heel nieuws").account.id == anna.id)
        await #expect(throws: PeopleError.linkUsed) {
            try await house.people.resetPassword(link, to: Password("nog iets nieuwers"))
        }
    }

    @Test func `a reset link counts for a day, only the newest one, and only an administrator makes it`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let bram = try await house.add("bram")
        await #expect(throws: PeopleError.administratorOnly) {
            try await house.people.requestReset(for: anna.id, by: bram.id)
        }
        await #expect(throws: PeopleError.personUnknown) {
            try await house.people.requestReset(for: PersonID(rawValue: "nobody"), by: .system)
        }
        let first = try await house.people.requestReset(for: anna.id, by: .system)
        let second = try await house.people.requestReset(for: anna.id, by: .system)
        await #expect(throws: PeopleError.linkUnknown) { try await house.people.person(ofReset: first) }
        house.time.pass(Span(milliseconds: Span.hours(24).milliseconds - 1))
        #expect(try await house.people.person(ofReset: second).id == anna.id)
        house.time.pass(Span(milliseconds: 1))
        await #expect(throws: PeopleError.linkExpired) { try await house.people.person(ofReset: second) }
    }

    @Test func `who was locked out and gets a link need not wait`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        for number in 0..<8 {
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.signIn(anna, password: "verkeerd", from: "place \(number)")
            }
        }
        let link = try await house.people.requestReset(for: anna.id, by: .system)
        _ = try await house.people.resetPassword(link, to: Password("iets heel nieuws"))
        #expect(try await house.signIn(anna, password: "iets heel nieuws", from: "home").account.id == anna.id)
    }

    @Test
    func `given an invitation, when somebody without an account accepts, then account, session and role are there`()
        async throws
    {
        let house = House()
        let admin = try await house.add("admin", isAdministrator: true)
        let link = try await house.people.invite(
            Invitation(stream: "proces/7", role: "partner", party: "waterschap"), by: admin.id)
        let shown = try await house.people.invitation(link)
        #expect(shown.invitation.stream == "proces/7")
        #expect(shown.maker == admin.id)
        let (signedIn, accepted) = try await house.people.acceptInvitation(
            link, email: "anna@example.nl", name: "Anna", password: Password(House.secret), language: "nl"
        ) { $0 }
        #expect(
            accepted
                == AcceptedInvitation(
                    person: signedIn.account.id, stream: "proces/7", role: "partner", party: "waterschap",
                    maker: admin.id))
        #expect(!signedIn.account.isAdministrator)
        #expect(try await house.people.current(signedIn.token) != nil)
        await #expect(throws: PeopleError.linkUsed) { try await house.people.invitation(link) }
    }

    @Test func `an invitation with an address is for that address alone`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let bram = try await house.add("bram")
        let link = try await house.people.invite(
            Invitation(stream: "p", role: "reader", email: anna.email), by: bram.id)
        await #expect(throws: PeopleError.invitationForAnother) {
            try await house.people.acceptInvitation(link, as: bram.id) { $0 }
        }
        await #expect(throws: PeopleError.invitationForAnother) {
            try await house.people.acceptInvitation(
                link, email: "carla@example.nl", name: "Carla", password: Password(House.secret), language: "nl"
            ) { $0 }
        }
        #expect(try await house.people.accounts().count == 2)
        #expect(try await house.people.acceptInvitation(link, as: anna.id) { $0 }.person == anna.id)
    }

    @Test func `ten who use one link at once: one takes part`() async throws {
        let house = House()
        let link = try await house.people.invite(Invitation(stream: "p", role: "reader"), by: .system)
        let accounts = try await withThrowingTaskGroup(of: Account.self) { group in
            for number in 0..<10 { group.addTask { try await house.add("n\(number)") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for account in accounts {
                group.addTask { (try? await house.people.acceptInvitation(link, as: account.id) { $0 }) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(accepted == 1)
    }

    @Test func `given a process that cannot take somebody in, then the invitation can be used again`() async throws {
        struct Full: Error {}
        let house = House()
        let anna = try await house.add("anna")
        let bram = try await house.add("bram")
        let link = try await house.people.invite(Invitation(stream: "p", role: "reader"), by: .system)
        await #expect(throws: Full.self) {
            try await house.people.acceptInvitation(link, as: anna.id) { _ in throw Full() }
        }
        #expect(try await house.people.acceptInvitation(link, as: bram.id) { $0 }.person == bram.id)
        await #expect(throws: PeopleError.linkUsed) {
            try await house.people.acceptInvitation(link, as: anna.id) { $0 }
        }
    }

    @Test func `what was cut off half-way leaves no account, and the invitation can be used after all, once`()
        async throws
    {
        struct Cut: Error {}
        let house = House()
        let link = try await house.people.invite(Invitation(stream: "p", role: "reader"), by: .system)
        let secret = try Password(House.secret)
        await #expect(throws: Cut.self) {
            try await house.people.acceptInvitation(
                link, email: "anna@example.nl", name: "Anna", password: secret, language: "nl"
            ) { _ in throw Cut() }
        }
        #expect(try await house.people.account(email: "anna@example.nl") == nil)
        // Who directs still sees it among the open ones.
        #expect(try await house.people.openInvitations(to: "p").map(\.hash) == [link.hash])
        _ = try await house.people.acceptInvitation(
            link, email: "anna@example.nl", name: "Anna", password: secret, language: "nl"
        ) { $0 }
        let anna = try #require(try await house.people.account(email: "anna@example.nl"))
        #expect(try await house.people.openInvitations(to: "p").isEmpty)
        await #expect(throws: PeopleError.linkUsed) {
            try await house.people.acceptInvitation(link, as: anna.id) { $0 }
        }
    }

    @Test func `an invitation that was accepted lets nobody in again, also not who accepted it`() async throws {
        for kind in DirectoryKind.allCases {
            try await kind.empty { directory in
                let time = TestClock()
                let people = PeopleService(directory: directory, clock: time.clock, cost: House.cheap)
                let bob = try await people.add(email: "bob@example.nl", name: "Bob", password: Password(House.secret))
                let link = try await people.invite(Invitation(stream: "p", role: "partner"), by: .system)
                #expect(try await people.acceptInvitation(link, as: bob.id) { $0 }.person == bob.id)
                time.pass(.days(1))
                await #expect(throws: PeopleError.linkUsed) { try await people.invitation(link, for: bob.id) }
                await #expect(throws: PeopleError.linkUsed) {
                    try await people.acceptInvitation(link, as: bob.id) { _ in
                        Issue.record("the process was told again")
                    }
                }
            }
        }
    }

    @Test
    func `given a process that cannot take a newcomer in, then there is no account and the invitation still counts`()
        async throws
    {
        struct Full: Error {}
        let house = House()
        let link = try await house.people.invite(Invitation(stream: "p", role: "reader"), by: .system)
        func accept(_ isFull: Bool) async throws -> SignedIn {
            try await house.people.acceptInvitation(
                link, email: "anna@example.nl", name: "Anna", password: Password(House.secret), language: "nl"
            ) { _ in if isFull { throw Full() } }.signedIn
        }
        await #expect(throws: Full.self) { try await accept(true) }
        #expect(try await house.people.accounts().isEmpty)
        #expect(try await accept(false).account.displayName == "Anna")
    }

    @Test func `invitations count for fourteen days, can be listed and taken back`() async throws {
        let house = House()
        let first = try await house.people.invite(Invitation(stream: "p", role: "reader"), by: .system)
        house.time.pass(.days(1))
        let second = try await house.people.invite(Invitation(stream: "p", role: "partner"), by: .system)
        _ = try await house.people.invite(Invitation(stream: "q", role: "partner"), by: .system)
        #expect(try await house.people.openInvitations(to: "p").map(\.hash) == [second.hash, first.hash])
        // Only by way of the process it is for.
        try await house.people.withdrawInvitation(second.hash, to: "q")
        #expect(try await house.people.invitation(second).invitation.role == "partner")
        try await house.people.withdrawInvitation(second.hash, to: "p")
        await #expect(throws: PeopleError.linkUnknown) { try await house.people.invitation(second) }
        house.time.pass(.days(13))
        await #expect(throws: PeopleError.linkExpired) { try await house.people.invitation(first) }
        #expect(try await house.people.openInvitations(to: "p").isEmpty)
    }

    @Test func `a link of one kind is no link of the other`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let invitation = try await house.people.invite(Invitation(stream: "p", role: "reader"), by: .system)
        let reset = try await house.people.requestReset(for: anna.id, by: .system)
        await #expect(throws: PeopleError.linkUnknown) {
            try await house.people.resetPassword(invitation, to: Password("iets heel nieuws"))
        }
        await #expect(throws: PeopleError.linkUnknown) {
            try await house.people.acceptInvitation(reset, as: anna.id) { $0 }
        }
        await #expect(throws: PeopleError.linkUnknown) { try await house.people.invitation(.random()) }
    }
}
