import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct MailCommandTests {
    private static let secret = "geheim-van-de-mailserver"

    @Test(arguments: [
        ([], "There is no mail server to try."),
        (["--mail-from", "a@b.example"], "--mail-from does nothing without a mail server."),
        (["--mail", "smtps://mail.example"], "nobody whom mail is from"),
        (["--mail", "smtps://mail.example", "--mail-from", "nobody"], "Mail cannot be from nobody."),
        (["--mail", "http://mail.example", "--mail-from", "a@b.example"], "A mail server is not reached by http://."),
        (
            ["--mail", "smtps://u:\(secret)@mail.example", "--mail-from", "a@b.example"],
            "There is a password in the address"
        ),
        (["--mail", "smtps://u@mail.example", "--mail-from", "a@b.example"], "no password"),
        (
            ["--mail", "smtps://mail.example", "--mail-from", "a@b.example", "--mail-ca", "/nonexistent"],
            "The file /nonexistent with certificates cannot be read."
        ),
        (
            ["--mail", "smtps://u@mail.example", "--mail-from", "a@b.example", "--mail-password-file", "/nonexistent"],
            "The file /nonexistent with the password cannot be read."
        ),
    ])
    func `settings that do not do are refused before anything is sent`(arguments: [String], words: String) throws {
        let outcome = try Program.run(["mail", "test", "--to", "anna@voorbeeld.invalid"] + arguments)
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!outcome.errors.contains(Self.secret))
    }

    @Test func `a password comes from a file or the environment, and is shown nowhere`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.secret + "\n", as: "wachtwoord")
        let common = [
            "mail", "test", "--to", "anna@voorbeeld.invalid", "--mail", "smtp://u@127.0.0.1:1", "--mail-from",
            "a@b.example",
        ]
        let outcomes = [
            try Program.run(common + ["--mail-password-file", file]),
            try Program.run(common, environment: ["SAMENHANG_MAIL_PASSWORD": Self.secret]),
        ]
        for outcome in outcomes {
            #expect(outcome.code == 1)
            #expect(outcome.errors.contains("The mail server smtp://127.0.0.1:1 cannot be reached."))
            #expect(!outcome.errors.contains(Self.secret))
            #expect(outcome.output.isEmpty)
        }
    }

    @Test(arguments: [
        (["--site", "https://plannen.example"], "--site does nothing without a mail server."),
        (["--mail", "smtps://mail.example", "--mail-from", "a@b.example"], "nobody to send mail to"),
        (
            ["--data", "DATA", "--mail", "smtps://mail.example", "--mail-from", "a@b.example"],
            "no address for the links in mails"
        ),
        (
            [
                "--data", "DATA", "--mail", "smtps://mail.example", "--mail-from", "a@b.example", "--site",
                "http://plannen.example",
            ], "People cannot know the site as http://plannen.example."
        ),
    ])
    func `a server does not start with half the settings for mail`(arguments: [String], words: String) throws {
        let town = try MadeUpTown()
        try town.build()
        let folder = try TemporaryFolder()
        _ = try folder.write("", as: "maplibre-gl.js")
        let assets = folder.file("maplibre-gl.js").replacingOccurrences(of: "/maplibre-gl.js", with: "")
        let outcome = try Program.run(
            ["serve", "--atlas", town.atlas, "--port", "0", "--assets", assets]
                + arguments.map { $0 == "DATA" ? folder.file("plannen") : $0 })
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
