import Planning
import Testing

@testable import People

struct ForgottenPasswordTests {
    @Test func `given an account, when a link is asked for and used, then the password is new and all are signed out`()
        async throws
    {
        let house = House()
        let anna = try await house.add("anna")
        let session = try await house.signIn(anna)
        let asked = try house.people.forgottenPassword(of: " Anna@Example.nl ", from: "192.0.2.1")
        let mailed = try #require(try await house.people.makeLink(for: asked))
        #expect(mailed.account == anna)
        #expect(try await house.people.person(ofReset: mailed.token) == anna)
        _ = try await house.people.resetPassword(mailed.token, to: Password("iets heel nieuws"))
        #expect(try await house.people.current(session.token) == nil)
        #expect(try await house.signIn(anna, password: "iets heel nieuws").account.id == anna.id)
        await #expect(throws: PeopleError.linkUsed) { try await house.people.person(ofReset: mailed.token) }
    }

    @Test func `an address without an account is asked for in the same way, and gets no link`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        for email in [anna.email.text, "niemand@example.nl"] {
            for _ in 0..<PeopleService.mostForgottenPerAddress {
                _ = try house.people.forgottenPassword(of: email, from: "192.0.2.1")
            }
            #expect(throws: PeopleError.tooManyLinks(.minutes(20))) {
                try house.people.forgottenPassword(of: email, from: "192.0.2.1")
            }
        }
        house.time.pass(.minutes(20))
        let nobody = try house.people.forgottenPassword(of: "niemand@example.nl", from: "192.0.2.1")
        #expect(try await house.people.makeLink(for: nobody) == nil)
        #expect(try await house.directory.read { try $0.links() }.isEmpty)
    }

    @Test func `one place may ask so many times, for whichever addresses`() throws {
        let house = House()
        for number in 0..<PeopleService.mostForgottenPerPlace {
            _ = try house.people.forgottenPassword(of: "n\(number)@example.nl", from: "192.0.2.1")
        }
        #expect(throws: PeopleError.tooManyLinks(.seconds(90))) {
            try house.people.forgottenPassword(of: "nog@example.nl", from: "192.0.2.1")
        }
        _ = try house.people.forgottenPassword(of: "nog@example.nl", from: "192.0.2.2")
    }

    @Test func `what is no address is refused, and costs no turn`() throws {
        let house = House()
        for _ in 0..<20 {
            #expect(throws: PeopleError.emailInvalid) {
                try house.people.forgottenPassword(of: "anna", from: "192.0.2.1")
            }
        }
        _ = try house.people.forgottenPassword(of: "anna@example.nl", from: "192.0.2.1")
    }

    @Test func `a link that anybody can ask for counts for an hour`() async throws {
        let house = House()
        _ = try await house.add("anna")
        let asked = try house.people.forgottenPassword(of: "anna@example.nl", from: "192.0.2.1")
        let mailed = try #require(try await house.people.makeLink(for: asked))
        house.time.pass(Span(milliseconds: Span.hours(1).milliseconds - 1))
        _ = try await house.people.person(ofReset: mailed.token)
        house.time.pass(Span(milliseconds: 1))
        await #expect(throws: PeopleError.linkExpired) { try await house.people.person(ofReset: mailed.token) }
    }

    @Test func `asking ends nobody's link, choosing a password ends them all`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let handed = try await house.people.requestReset(for: anna.id, by: .system)
        let asked = try house.people.forgottenPassword(of: "anna@example.nl", from: "192.0.2.1")
        let first = try #require(try await house.people.makeLink(for: asked))
        let second = try #require(try await house.people.makeLink(for: asked))
        for token in [handed, first.token, second.token] { _ = try await house.people.person(ofReset: token) }
        _ = try await house.people.resetPassword(second.token, to: Password("iets heel nieuws"))
        for token in [handed, first.token] {
            await #expect(throws: PeopleError.linkUnknown) { try await house.people.person(ofReset: token) }
        }
        await #expect(throws: PeopleError.linkUsed) { try await house.people.person(ofReset: second.token) }
    }

    @Test func `a link for somebody who was locked out opens the account`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        for number in 0..<PeopleService.mostWrong {
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.signIn(anna, password: "verkeerd", from: "place \(number)")
            }
        }
        let asked = try house.people.forgottenPassword(of: "anna@example.nl", from: "home")
        let mailed = try #require(try await house.people.makeLink(for: asked))
        _ = try await house.people.resetPassword(mailed.token, to: Password("iets heel nieuws"))
        #expect(try await house.signIn(anna, password: "iets heel nieuws", from: "home").account.id == anna.id)
    }
}
