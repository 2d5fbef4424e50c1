import Planning
import Testing

@testable import Mail

struct MailServerTests {
    private static let secret = "geheim-van-de-mailserver"

    @Test(arguments: [
        ("smtps://mail.example", "mail.example", 465, MailServer.Security.fromTheStart),
        ("smtps://mail.example:4650/", "mail.example", 4650, .fromTheStart),
        ("SMTPS://127.0.0.1", "127.0.0.1", 465, .fromTheStart),
        ("smtp://mail.example", "mail.example", 587, .required),
        ("smtp://mail.example?tls=required", "mail.example", 587, .required),
        ("smtp://mail.example:25?tls=off", "mail.example", 25, .off),
        ("smtp://localhost", "localhost", 25, .whereOffered),
        ("smtp://127.0.0.2:2525", "127.0.0.2", 2525, .whereOffered),
        ("smtp://127.0.0.1?tls=required", "127.0.0.1", 25, .required),
        ("smtp://127.mail.example", "127.mail.example", 587, .required),
    ])
    func `an address says which machine, which port and when it is secured`(
        address: String, host: String, port: Int, security: MailServer.Security
    ) throws {
        let server = try MailServer(address)
        #expect(server.host == host)
        #expect(server.port == port)
        #expect(server.security == security)
        #expect(server.user == nil)
    }

    @Test func `a user comes with a password from elsewhere, and neither is shown`() throws {
        let server = try MailServer(
            "smtps://noreply%40gemeente.example@mail.example", password: MailPassword(Self.secret))
        #expect(server.user == "noreply@gemeente.example")
        #expect(server.shown == "smtps://mail.example:465")
        #expect(!"\(server)".contains(Self.secret))
        var dumped = ""
        dump(server, to: &dumped)
        #expect(!dumped.contains(Self.secret))
    }

    @Test(arguments: [
        ("", false, MailServerRefusal.unreadable), ("smtp://mail example", false, .unreadable),
        ("mail.example", false, .unreadable), ("smtp://a%0D%0Ab@mail.example", true, .unreadable),
        ("http://mail.example", false, .scheme("http")), ("imaps://mail.example", false, .scheme("imaps")),
        ("smtps://user:\(secret)@mail.example", false, .passwordInAddress),
        ("smtps://", false, .noHost), ("smtps:///x", false, .noHost),
        ("smtps://mail.example:0", false, .port), ("smtps://mail.example:65536", false, .port),
        ("smtps://mail.example/inbox", false, .more), ("smtp://mail.example?ssl=off", false, .more),
        ("smtp://mail.example?tls=off&tls=required", false, .more), ("smtp://mail.example#x", false, .more),
        ("smtps://mail.example?tls=off", false, .tls), ("smtp://mail.example?tls=maybe", false, .tls),
        ("smtp://mail.example?tls", false, .tls),
        ("smtps://user@mail.example", false, .userWithoutPassword),
        ("smtps://mail.example", true, .passwordWithoutUser),
        ("smtp://user@mail.example?tls=off", true, .passwordInTheClear),
    ])
    func `an address that does not do is refused with advice, and without a password in it`(
        address: String, hasPassword: Bool, refusal: MailServerRefusal
    ) {
        let error = #expect(throws: MailServerRefusal.self) {
            try MailServer(address, password: hasPassword ? MailPassword(Self.secret) : nil)
        }
        #expect(error == refusal, "\(address)")
        #expect(error?.advice.isEmpty == false)
        #expect(error?.description.contains(Self.secret) == false)
    }

    @Test(arguments: ["", "a\nb", "\u{0}", "a\u{7F}"])
    func `a password of more than one line or none is no password`(text: String) { #expect(MailPassword(text) == nil) }

    @Test func `a password shows nothing of itself`() throws {
        let password = try #require(MailPassword(Self.secret))
        #expect("\(password)" == "MailPassword(secret)")
        #expect(String(reflecting: password) == "MailPassword(secret)")
        #expect(Mirror(reflecting: password).children.isEmpty)
    }
}
