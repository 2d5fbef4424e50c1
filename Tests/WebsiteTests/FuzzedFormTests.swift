import HTTPTypes
import NIOCore
import People
import Planning
import Testing
import TestSupport

@Suite("Fuzzed forms")
struct FuzzedFormTests {
    @Test func `whatever is sent as a form, the server never fails`() async throws {
        let town = try Town(postman: Postman())
        let anna = try await town.add("anna")
        let reset = try await town.people.requestReset(for: anna.id, by: .system)
        let invitation = try await town.people.invite(Invitation(stream: "p", role: "r"), by: .system)
        let paths = [
            "/inloggen", "/uitloggen", "/account", "/eerste-gebruik", "/wachtwoord/" + reset.text,
            "/uitnodiging/" + invitation.text, "/wachtwoord/%00", "/uitnodiging/%FF",
            "/wachtwoord-vergeten",
        ]
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let page = try await browser.get("/account")
            let secret = String(try #require(page.text.firstMatch(of: /name="csrf" value="([^"]+)"/)).output.1)
            var dice = Dice(seed: 4)
            for _ in 0..<400 {
                // So that the pace of the test itself is not what is refused.
                town.clock.pass(.minutes(1))
                let path = paths[dice.number(paths.count)]
                let body = dice.form(secret: secret)
                let answer = try await browser.ask(
                    path, .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: ByteBuffer(bytes: body))
                #expect(answer.status < 500, "\(path): \(String(decoding: body, as: UTF8.self))")
            }
        }
        #expect(!town.log.text.contains("request failed"))
        #expect(try await town.people.account(anna.id) != nil)
    }
}

/// Forms that are the same in every run.
private struct Dice {
    private var random: SeededGenerator
    init(seed: UInt64) { random = SeededGenerator(state: seed) }

    mutating func number(_ below: Int) -> Int { Int(random.next() % UInt64(below)) }

    /// A body: mostly known fields with strange values, at times bytes that are no form.
    mutating func form(secret: String) -> [UInt8] {
        if number(5) == 0 { return (0..<number(300)).map { _ in UInt8(number(256)) } }
        let names = ["email", "naam", "wachtwoord", "nieuw", "herhaal", "actie", "taalkeuze", "terug", "csrf", "x"]
        let values = [
            "", "%", "%00", "%FF%FE", "a@b", "anna%40example.nl", "naam", "email", "elders", "nl", "xx", "%0D%0A",
            "//x",
            "%F0%9F%8C%B3", String(repeating: "a", count: 3_000), "%E2%80%AE", "'%22%3Cscript%3E", "-1",
            "een zin die iemand raadt",
        ]
        var pairs = (0..<number(8)).map { _ in "\(names[number(names.count)])=\(values[number(values.count)])" }
        if number(4) > 0 { pairs.insert("csrf=\(secret)", at: 0) }
        return Array(pairs.joined(separator: number(10) == 0 ? "&&" : "&").utf8)
    }
}
