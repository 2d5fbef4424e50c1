import Foundation
import Testing
import TestSupport

@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct UserTests {
    @Test func `accounts are made, listed in three forms, reset and removed`() throws {
        let folder = try TemporaryFolder()
        let data = folder.file("plannen")
        let added = try Program.run(
            "user", "add", "--data", data, "--email", "Anna@Example.nl", "--name", "Anna, de Boer")
        #expect(added.code == 0)
        #expect(added.output.contains("anna@example.nl: administrator made."))
        #expect(added.output.firstMatch(of: /\/wachtwoord\/[A-Za-z0-9_-]{43}\n/) != nil)
        let second = try Program.run(
            "user", "add", "--data", data, "--email", "bram@example.nl", "--name", "Bram", "--language", "en")
        #expect(second.output.contains("bram@example.nl: account made."))

        let text = try Program.run("user", "list", "--data", data)
        #expect(
            text.output == """
                anna@example.nl  Anna, de Boer  (administrator, no password yet)
                bram@example.nl  Bram  (no password yet)

                """)
        let csv = try Program.run("user", "list", "--data", data, "--format", "csv")
        #expect(csv.output.hasPrefix("id,email,name,administrator,language,created,has_password\r\n"))
        #expect(csv.output.contains(",anna@example.nl,\"Anna, de Boer\",true,nl,"))
        let json = try Program.run("user", "list", "--data", data, "--format", "json")
        #expect(json.output.contains("\"language\" : \"en\""))
        #expect(!json.output.contains("scrypt"))

        let first = try Program.run("user", "reset", "bram@example.nl", "--data", data)
        let again = try Program.run("user", "reset", "BRAM@example.nl", "--data", data)
        #expect(first.code == 0)
        #expect(first.output != again.output)
        let removed = try Program.run("user", "remove", "bram@example.nl", "--data", data)
        #expect(removed.output == "bram@example.nl is erased.\n")
        #expect(try Program.run("user", "list", "--data", data).output.contains("bram") == false)
        let mode = try FileManager.default.attributesOfItem(atPath: data)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test func `a password on standard input is taken, a weak one is not, and neither is printed`() throws {
        let folder = try TemporaryFolder()
        let data = folder.file("plannen")
        let path = try #require(Program.path)
        let script = "printf '%s\\n' \"$2\" | \"$0\" user add --data \"$1\" --email \"$3\" --name X --password-stdin"
        let taken = try Program.launch(
            "/bin/bash", ["-c", script, path, data, "een zin die niemand raadt", "anna@example.nl"])
        #expect(taken.code == 0)
        #expect(!taken.output.contains("/wachtwoord/"))
        let weak = try Program.launch("/bin/bash", ["-c", script, path, data, "qwertyuiop", "bram@example.nl"])
        #expect(weak.code == 2)
        #expect(weak.errors.contains("tried first"))
        for text in [taken.output, taken.errors, weak.output, weak.errors] {
            #expect(!text.contains("niemand raadt"))
            #expect(!text.contains("qwertyuiop"))
        }
        #expect(try Program.run("user", "list", "--data", data).output == "anna@example.nl  X  (administrator)\n")
    }

    @Test(arguments: [
        (["user", "list", "--data", "/nonexistent"], Int32(2), "There are no accounts in /nonexistent."),
        (["user", "add", "--data", "DATA", "--email", "anna", "--name", "Anna"], 2, "This is no e-mail address."),
        (["user", "add", "--data", "DATA", "--email", "a@b.nl", "--name", " "], 2, "A name has 1 to 80 characters"),
        (["user", "add", "--data", "DATA", "--email", "a@b.nl", "--name", "A", "--language", "fr"], 2, "nl or en"),
        (["user", "reset", "nobody@example.nl", "--data", "FULL"], 2, "There is no such person."),
        (["user", "remove", "admin@example.nl", "--data", "FULL"], 2, "This is the only administrator"),
        (["user", "list", "--data", "OTHER"], 3, "This is no directory of people of this version"),
        (["user", "list"], 2, "--data"),
    ])
    func `what cannot be done ends with its own exit code and words`(arguments: [String], code: Int32, words: String)
        throws
    {
        let folder = try TemporaryFolder()
        let full = folder.file("full")
        for name in ["admin", "anna"] {
            #expect(
                try Program.run("user", "add", "--data", full, "--email", "\(name)@example.nl", "--name", name).code
                    == 0)
        }
        let other = folder.file("other")
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try Data("geen databank, wel een bestand van enige lengte".utf8).write(
            to: URL(fileURLWithPath: other + "/people.sqlite"))
        let places = ["DATA": folder.file("new"), "FULL": full, "OTHER": other]
        let outcome = try Program.run(arguments.map { places[$0] ?? $0 })
        #expect(outcome.code == code)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func `a server without accounts does not listen beyond this machine`() throws {
        let town = try MadeUpTown()
        try town.build()
        let folder = try TemporaryFolder()
        _ = try folder.write("", as: "maplibre-gl.js")
        let assets = folder.file("maplibre-gl.js").replacingOccurrences(of: "/maplibre-gl.js", with: "")
        let common = ["serve", "--atlas", town.atlas, "--port", "0", "--assets", assets, "--host", "0.0.0.0"]
        for more in [[], ["--data", folder.file("plannen")]] {
            let outcome = try Program.run(common + more)
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("Listening on 0.0.0.0 needs accounts"))
            #expect(outcome.errors.contains("samenhang user add"))
        }
    }
}
