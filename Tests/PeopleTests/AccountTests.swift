import Foundation
import Planning
import Testing

@testable import People

struct AccountTests {
    @Test func `given nobody, when the first one comes, then that is an administrator and nobody can be first again`()
        async throws
    {
        let house = House()
        #expect(try await house.people.hasAccounts() == false)
        let first = try await house.people.addFirst(
            email: "anna@example.nl", name: " Anna \n de  Boer ", password: Password(House.secret), language: "nl")
        #expect(first.account.isAdministrator)
        #expect(first.account.displayName == "Anna de Boer")
        #expect(try await house.people.current(first.token)?.account.id == first.account.id)
        await #expect(throws: PeopleError.notTheFirst) {
            try await house.people.addFirst(
                email: "bram@example.nl", name: "Bram", password: Password(House.secret), language: "nl")
        }
        #expect(try await house.people.accounts().count == 1)
    }

    @Test func `given a wish for another name, language or address, when it fits, then it is so`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        try await house.people.rename(anna.id, to: "Anna van Dijk")
        try await house.people.changeLanguage(anna.id, to: "en")
        try await house.people.changeEmail(anna.id, to: "New@Example.nl", password: Password(House.secret))
        let changed = try #require(try await house.people.account(anna.id))
        #expect(changed.displayName == "Anna van Dijk")
        #expect(changed.language == "en")
        #expect(changed.email.text == "new@example.nl")
        await #expect(throws: PeopleError.nameInvalid) { try await house.people.rename(anna.id, to: " \n ") }
        await #expect(throws: PeopleError.languageUnknown) { try await house.people.changeLanguage(anna.id, to: "fr") }
        await #expect(throws: PeopleError.passwordWrong) {
            try await house.people.changeEmail(anna.id, to: "x@example.nl", password: Password("verkeerd"))
        }
        let bram = try await house.add("bram")
        await #expect(throws: PeopleError.emailTaken) {
            try await house.people.changeEmail(anna.id, to: bram.email.text, password: Password(House.secret))
        }
    }

    @Test func `given a new password, then the other browsers are signed out and the old password is over`()
        async throws
    {
        let house = House()
        let anna = try await house.add("anna")
        let here = try await house.signIn(anna)
        let there = try await house.signIn(anna)
        let link = try await house.people.requestReset(for: anna.id, by: .system)
        await #expect(throws: PeopleError.passwordWrong) {
            try await house.people.changePassword(
                anna.id, from: Password("verkeerd"), to: Password("iets heel nieuws"), keeping: nil)
        }
        await #expect(throws: PeopleError.passwordRefused(.short)) {
            try await house.people.changePassword(
                anna.id, from: Password(House.secret), to: Password("kort"), keeping: nil)
        }
        try await house.people.changePassword(
            anna.id, from: Password(House.secret), to: Password("iets heel nieuws"), keeping: here.session.hash)
        #expect(try await house.people.current(here.token) != nil)
        #expect(try await house.people.current(there.token) == nil)
        await #expect(throws: PeopleError.wrongCredentials) { try await house.signIn(anna) }
        #expect(try await house.signIn(anna, password: "iets heel nieuws").account.id == anna.id)
        await #expect(throws: PeopleError.linkUnknown) { try await house.people.person(ofReset: link) }
    }

    @Test func `only an administrator makes administrators, and the last one stays one`() async throws {
        let house = House()
        let anna = try await house.add("anna", isAdministrator: true)
        let bram = try await house.add("bram")
        await #expect(throws: PeopleError.administratorOnly) {
            try await house.people.setAdministrator(bram.id, true, by: bram.id)
        }
        await #expect(throws: PeopleError.lastAdministrator) {
            try await house.people.setAdministrator(anna.id, false, by: anna.id)
        }
        try await house.people.setAdministrator(bram.id, true, by: anna.id)
        try await house.people.setAdministrator(anna.id, false, by: bram.id)
        #expect(try await house.people.accounts().map(\.isAdministrator) == [false, true])
    }

    @Test func `given somebody who was erased, then nothing is left but that somebody has left`() async throws {
        let house = House()
        let admin = try await house.add("admin", isAdministrator: true)
        let anna = try await house.add("anna")
        let session = try await house.signIn(anna)
        let made = try await house.people.invite(Invitation(stream: "p/1", role: "reader"), by: anna.id)
        let meant = try await house.people.invite(
            Invitation(stream: "p/1", role: "reader", email: anna.email), by: admin.id)
        let used = try await house.people.invite(Invitation(stream: "p/2", role: "reader"), by: admin.id)
        try await house.people.acceptInvitation(used, as: anna.id) { $0 }
        let reset = try await house.people.requestReset(for: anna.id, by: admin.id)

        await #expect(throws: PeopleError.passwordWrong) {
            try await house.people.erase(anna.id, password: Password("verkeerd"))
        }
        try await house.people.erase(anna.id, password: Password(House.secret))

        #expect(try await house.people.account(anna.id) == nil)
        #expect(try await house.people.current(session.token) == nil)
        #expect(
            try await house.people.names(of: [anna.id, admin.id, PersonID(rawValue: "nobody")]) == [
                anna.id: .departed, admin.id: .known("Admin"), PersonID(rawValue: "nobody"): .unknown,
            ])
        for link in [made, meant, reset] {
            await #expect(throws: PeopleError.linkUnknown) { try await house.people.person(ofReset: link) }
            await #expect(throws: PeopleError.linkUnknown) { try await house.people.invitation(link) }
        }
        let links = try await house.directory.read { try $0.links() }
        #expect(!links.contains { $0.user == anna.id || $0.isMeant(for: anna) })
        // The address is free again, for an account with another id.
        #expect(try await house.add("anna").id != anna.id)
    }

    @Test func `the only administrator leaves last`() async throws {
        let house = House()
        let admin = try await house.add("admin", isAdministrator: true)
        let anna = try await house.add("anna")
        await #expect(throws: PeopleError.lastAdministrator) {
            try await house.people.erase(admin.id, password: Password(House.secret))
        }
        await #expect(throws: PeopleError.administratorOnly) { try await house.people.erase(admin.id, by: anna.id) }
        try await house.people.erase(anna.id, by: admin.id)
        try await house.people.erase(admin.id, password: Password(House.secret))
        #expect(try await house.people.hasAccounts() == false)
    }

    @Test func `what is kept about somebody is told in full, without secrets`() async throws {
        let house = House()
        let admin = try await house.add("admin", isAdministrator: true)
        let anna = try await house.add("anna")
        let session = try await house.signIn(anna)
        let link = try await house.people.invite(
            Invitation(stream: "p/1", role: "partner", party: "corporatie"), by: admin.id)
        try await house.people.acceptInvitation(link, as: anna.id) { $0 }
        let kept = try await house.people.everythingKept(about: anna.id)
        #expect(kept.written == "2026-03-01T09:30:00.000Z")
        #expect(kept.account.email == "anna@example.nl")
        #expect(kept.account.hasPassword)
        #expect(
            kept.sessions == [
                .init(
                    created: "2026-03-01T09:30:00.000Z", lastSeen: "2026-03-01T09:30:00.000Z",
                    expires: "2026-03-15T09:30:00.000Z")
            ])
        #expect(kept.links.map(\.relation) == ["used"])
        #expect(kept.links.first?.invitation?.party == "corporatie")
        let text = String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
        for secret in [session.token.text, session.session.hash.rawValue, link.text, link.hash.rawValue, "scrypt"] {
            #expect(!text.contains(secret))
        }
        #expect(try JSONDecoder().decode(KeptAboutPerson.self, from: Data(text.utf8)) == kept)
    }

    @Test(arguments: [
        ("anna@example.nl", "anna@example.nl"), (" Anna@Example.NL\n", "anna@example.nl"),
        ("a+b@sub.example.nl", "a+b@sub.example.nl"), ("root@localhost", "root@localhost"),
        ("jos\u{65}\u{301}@example.nl", "jos\u{E9}@example.nl"),
    ])
    func `an e-mail address has one form`(typed: String, text: String) throws {
        #expect(EmailAddress(typed)?.text == text)
    }

    @Test(arguments: [
        "", "anna", "anna@", "@example.nl", "anna@example", "a@b@c.nl", "anna@.nl", "anna@example.", "an na@example.nl",
        "anna@exam ple.nl", "anna@example.nl\u{0}", "<anna@example.nl>", "anna@example.nl,bram@example.nl",
    ])
    func `what is no e-mail address is refused`(typed: String) { #expect(EmailAddress(typed) == nil) }

    @Test func `a name is one line that reads in one direction`() {
        #expect(Account.cleanName("  Anna\t de \n Boer ") == "Anna de Boer")
        #expect(Account.cleanName(String(repeating: "a", count: 80))?.count == 80)
        #expect(Account.cleanName(String(repeating: "a", count: 81)) == nil)
        #expect(Account.cleanName("\u{202E}annA") == nil)
        #expect(Account.cleanName("An\u{0}na") == nil)
        #expect(Account.cleanName("") == nil)
    }

    @Test func `ids are twelve small letters and digits, and all different`() {
        let ids = Set((0..<2_000).map { _ in PersonID.random().rawValue })
        #expect(ids.count == 2_000)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z2-7]{12}/) != nil })
    }
}
