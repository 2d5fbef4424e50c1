import Planning
import Testing

@testable import Mail

struct CurlMailSenderTests {
    private func message() throws -> MailMessage {
        MailMessage(
            from: try #require(Mailbox("noreply@gemeente.example")),
            to: try #require(Mailbox("anna@voorbeeld.example")),
            subject: MailText(oneLineOf: "Proef"), text: "geheime-link", date: Timestamp(milliseconds: 0))
    }

    @Test func `a port at which nobody listens is told, and may pass`() async throws {
        // Port 1 (tcpmux) has no listener on any machine that runs tests.
        let sender = CurlMailSender(try MailServer("smtp://127.0.0.1:1"))
        let mail = try message()
        let failure = await #expect(throws: MailFailure.self) { try await sender.send(mail) }
        #expect(failure?.kind == .unreachable)
        #expect(failure?.mayPass == true)
        #expect(failure?.server == "smtp://127.0.0.1:1")
        #expect(failure?.description.contains("geheime-link") == false)
    }

    @Test func `a failure tells neither user nor password`() async throws {
        let server = try MailServer("smtp://gebruiker@127.0.0.1:1", password: MailPassword("geheim-van-de-mailserver"))
        let mail = try message()
        let failure = await #expect(throws: MailFailure.self) { try await CurlMailSender(server).send(mail) }
        let told = String(describing: failure) + (failure?.description ?? "")
        #expect(!told.contains("geheim-van"))
        #expect(!told.contains("gebruiker"))
        #expect(!told.contains("anna@"))
    }

    @Test func `certificates that cannot be read are a matter of settings, not of patience`() async throws {
        let sender = CurlMailSender(try MailServer("smtps://127.0.0.1:1", certificates: "/nonexistent/ca.pem"))
        let mail = try message()
        let failure = await #expect(throws: MailFailure.self) { try await sender.send(mail) }
        #expect(failure?.kind == .misconfigured || failure?.kind == .unreachable)
    }
}
