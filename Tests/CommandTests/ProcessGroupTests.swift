import Foundation
import TestSupport
import Testing

/// `samenhang process …`, run as a program of its own.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct ProcessGroupTests {
    private struct Item: Decodable {
        let id: String
        let name: String
        let directors: [String]
    }

    private func list(_ data: String) throws -> [Item] {
        let outcome = try Program.run("process", "list", "--data", data, "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([Item].self, from: Data(outcome.output.utf8))
    }

    @Test func `a process that nobody directs any more gets a director, and the journal says why`() throws {
        let folder = try TemporaryFolder()
        let data = folder.file("data")
        let made = try Program.run("demo", "--out", folder.file("demo.gpkg"), "--data", data, "--neighbourhoods", "6")
        try #require(made.code == 0)
        let process = try #require(try list(data).first { !$0.directors.isEmpty })
        func admit(_ email: String, _ more: String...) throws -> Program.Outcome {
            try Program.run(
                ["process", "admit", "--data", data, "--process", process.id, "--email", email] + more)
        }
        let newcomer = try Program.run("user", "add", "--data", data, "--email", "new@example.nl", "--name", "Nieuw")
        try #require(newcomer.code == 0)
        // As long as somebody directs it, it is not the program's to decide.
        let early = try admit("new@example.nl", "--reason", "Ik wil het")
        #expect(early.code == 2)
        #expect(early.errors.contains("directs this process"))

        let director = try #require(process.directors.first)
        if process.directors.count == 1 {
            let kept = try Program.run("user", "remove", director, "--data", data)
            #expect(kept.code == 2)
            #expect(kept.errors.contains("alone directs: "))
            #expect(try list(data).first { $0.id == process.id }?.directors == [director])
        }

        // The accounts are gone, as after restoring a journal without them.
        for name in ["people.sqlite", "people.sqlite-wal", "people.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: data + "/" + name)
        }
        for name in ["new", "admin"] {
            let outcome = try Program.run(
                "user", "add", "--data", data, "--email", "\(name)@example.nl", "--name", name)
            try #require(outcome.code == 0)
        }
        #expect(try list(data).allSatisfy(\.directors.isEmpty))
        #expect(try Program.run("process", "list", "--data", data).output.contains("(no director)"))
        #expect(try admit("new@example.nl").code == 2)
        #expect(try admit("new@example.nl", "--reason", " ").code == 2)
        #expect(try admit("new@example.nl", "--role", "lezer", "--reason", "x").code == 2)
        #expect(try admit("nobody@example.nl", "--reason", "x").code == 2)
        let unknown = try Program.run(
            "process", "admit", "--data", data, "--process", "weg", "--email", "new@example.nl", "--reason", "x")
        #expect(unknown.code == 2)
        #expect(unknown.errors.contains("process list"))

        let done = try admit("new@example.nl", "--role", "regisseur", "--reason", "Jan is weg", "--format", "json")
        #expect(done.code == 0, "\(done.errors)")
        #expect(done.output.contains("new@example.nl"))
        #expect(try list(data).first { $0.id == process.id }?.directors == ["new@example.nl"])
        #expect(try Program.run("journal", "verify", "--data", data).code == 0)
        let export = try Program.run("journal", "export", "--data", data, "--stream", process.id).output
        let last = try #require(export.split(separator: "\n").last)
        #expect(last.contains("\"member.admitted\""))
        #expect(last.contains("Jan is weg"))
        #expect(last.contains("\"system\""))
        #expect(try admit("admin@example.nl", "--reason", "Nog een").code == 2)
    }
}
