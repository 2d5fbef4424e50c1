import Foundation
import Planning
import Testing

@testable import Mail

/// What a mail looks like on the line; expected forms are made by hand after RFC 5322, 2045 and 2047.
struct MailMessageTests {
    /// 1 March 2026, 9:30 UTC.
    private let moment = Timestamp(milliseconds: 1_772_357_400_000)

    private func message(subject: String = "Kies een nieuw wachtwoord", text: String, name: String? = "Anna de Boer")
        throws -> MailMessage
    {
        MailMessage(
            from: try #require(Mailbox("Samenhang <noreply@gemeente.example>")),
            to: try #require(Mailbox(address: "anna@voorbeeld.example", name: name.map { MailText(oneLineOf: $0) })),
            subject: try #require(MailText(subject)), text: text, date: moment, id: try #require(MailID("abc123")))
    }

    @Test func `a plain mail is headers, an empty line and the text, with the line ends of mail`() throws {
        let bytes = try message(text: "Beste Anna,\n\nhttps://plannen.example/wachtwoord/x?taal=en\n").bytes
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == [
                    "Date: Sun, 1 Mar 2026 09:30:00 +0000",
                    "From: \"Samenhang\" <noreply@gemeente.example>",
                    "To: \"Anna de Boer\" <anna@voorbeeld.example>",
                    "Subject: Kies een nieuw wachtwoord",
                    "Message-ID: <abc123@gemeente.example>",
                    "Auto-Submitted: auto-generated",
                    "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable",
                    "",
                    "Beste Anna,",
                    "",
                    "https://plannen.example/wachtwoord/x?taal=3Den",
                    "", "",
                ].joined(separator: "\r\n"))
    }

    @Test func `a subject and a name that are not ASCII are encoded words`() throws {
        let bytes = try message(subject: "Één wijk, samen", text: "", name: "Zoë van 't Hof").bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("\r\nSubject: =?utf-8?B?w4nDqW4gd2lqaywgc2FtZW4=?=\r\n"))
        #expect(text.contains("\r\nTo: =?utf-8?B?Wm/DqyB2YW4gJ3QgSG9m?= <anna@voorbeeld.example>\r\n"))
        #expect(bytes.allSatisfy { $0 < 0x80 })
    }

    @Test func `a long subject is folded between characters, never within one`() {
        // 45 bytes fit in a word: 22 of these, which take two each.
        #expect(
            EncodedWord.unstructured(String(repeating: "é", count: 25))
                == "=?utf-8?B?" + String(repeating: "w6nDqcOp", count: 7) + "w6k=?=\r\n =?utf-8?B?w6nDqcOp?=")
        #expect(EncodedWord.unstructured("=?utf-8?B?eA==?=") == "=?utf-8?B?PT91dGYtOD9CP2VBPT0/PQ==?=")
    }

    @Test func `a character that is larger than a word is divided between its marks`() {
        let tower = "e" + String(repeating: "\u{0301}", count: 60)
        let words = EncodedWord.encoded(tower).components(separatedBy: "\r\n ")
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        let decoded = words.map { word in
            Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).map { String(decoding: $0, as: UTF8.self) }
                ?? ""
        }
        #expect(Array(decoded.joined().unicodeScalars) == Array(tower.unicodeScalars))
    }

    @Test func `text is quoted-printable: signs, long lines, blanks at the end and every kind of line end`() {
        func form(_ text: String) -> String { String(decoding: QuotedPrintable.encode(text), as: UTF8.self) }
        #expect(form("één = 1") == "=C3=A9=C3=A9n =3D 1\r\n")
        #expect(form("a \nb\t\r\nc\rd") == "a=20\r\nb=09\r\nc\r\nd\r\n")
        #expect(form(String(repeating: "x", count: 75)) == String(repeating: "x", count: 75) + "\r\n")
        #expect(form(String(repeating: "x", count: 76)) == String(repeating: "x", count: 75) + "=\r\nx\r\n")
        // A sign of three is not split: 74 + 3 would be 77.
        #expect(form(String(repeating: "x", count: 74) + "=") == String(repeating: "x", count: 74) + "=\r\n=3D\r\n")
        #expect(form("\u{0}\u{7F}") == "=00=7F\r\n")
    }

    @Test func `whatever is typed, no line of a mail is too long and no header is added`() throws {
        let nasty = [
            "x\r\nBcc: evil@voorbeeld.example", "x\nBcc: a", "x\rBcc: a", "x\u{85}Bcc: a", "x\u{2028}Bcc: a",
            "\u{0}", "\"\\<>,;:@", String(repeating: "wijk ", count: 300), String(repeating: "🌳", count: 300),
        ]
        for text in nasty {
            let mail = MailMessage(
                from: try #require(Mailbox("noreply@gemeente.example")),
                to: try #require(Mailbox(address: "anna@voorbeeld.example", name: MailText(oneLineOf: text))),
                subject: MailText(oneLineOf: text), text: text, date: moment)
            let lines = String(decoding: mail.bytes, as: UTF8.self).components(separatedBy: "\r\n")
            let head = lines.prefix { !$0.isEmpty }
            let names = head.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
            #expect(
                names == [
                    "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                    "Content-Transfer-Encoding",
                ])
            #expect(lines.allSatisfy { $0.utf8.count <= 100 && !$0.contains("\n") && !$0.contains("\r") })
        }
    }

    @Test(arguments: ["x\r\nBcc: a", "x\n", "\r", "\u{0}", "a\u{2029}b", String(repeating: "a", count: 501)])
    func `a line with line ends in it is no line`(text: String) { #expect(MailText(text) == nil) }

    @Test(arguments: [
        "", "@", "a@", "@b", "a@b@c", "a b@c", "a\r\nb@c", "<a@b>@c", "a@b>\r\nRCPT TO:<c@d", "zoë@voorbeeld.example",
        "a@voorbeeld..example", ".a@b", "a@-\n", "\"a\"@b", "a@b c", String(repeating: "a", count: 65) + "@b",
    ])
    func `what cannot stand in a header or a command is no address`(address: String) {
        #expect(Mailbox(address: address) == nil)
        #expect(Mailbox("Naam <\(address)>") == nil)
    }

    @Test func `a sender is written with or without a name`() {
        #expect(Mailbox("noreply@gemeente.example")?.header == "noreply@gemeente.example")
        #expect(Mailbox("<noreply@gemeente.example>")?.header == "noreply@gemeente.example")
        let named = Mailbox(" \"Gemeente, plannen\" <noreply@gemeente.example> ")
        #expect(named?.header == "\"Gemeente, plannen\" <noreply@gemeente.example>")
        #expect(named?.host == "gemeente.example")
        let quoted = Mailbox(address: "a@b.example", name: MailText("De \"buurt\" \\ wij"))
        #expect(quoted?.header == "\"De \\\"buurt\\\" \\\\ wij\" <a@b.example>")
    }

    @Test func `no two mails have one id`() { #expect(Set((0..<1_000).map { _ in MailID.random() }).count == 1_000) }
}
