import Foundation
import Testing
import TestSupport

/// `samenhang journal …`, run as a program of its own.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct JournalTests {
    private let folder: TemporaryFolder
    private var data: String { folder.file("gegevens") }
    private var journal: String { data + "/journal.sqlite" }

    init() throws {
        folder = try TemporaryFolder()
        let made = try Program.run("journal", "write-test", "--data", data, "--callers", "2", "--appends", "10")
        try #require(made.code == 0)
    }

    private func run(_ arguments: String...) throws -> Program.Outcome { try Program.run(["journal"] + arguments) }

    /// Puts other bytes of the same length into the file, as somebody with an editor would.
    private func replace(_ old: String, by new: String, in path: String) throws {
        try #require(old.utf8.count == new.utf8.count)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(bytes.range(of: Data(old.utf8)))
        bytes.replaceSubrange(place, with: Data(new.utf8))
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    @Test func `a whole journal is told to be whole`() throws {
        let outcome = try run("verify", "--data", data)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("is whole"))
        #expect(outcome.output.contains("events in"))
        let json = try #require(object(try run("verify", "--data", data, "--format", "json").output))
        #expect(json["isWhole"] as? Bool == true)
        #expect(json["events"] as? Int == json["lastPosition"] as? Int)
    }

    @Test func `a journal that somebody changed ends with 3, and stream and version are told`() throws {
        try replace(#""caller":1,"done":5,"#, by: #""caller":1,"done":6,"#, in: journal)
        let outcome = try run("verify", "--data", data)
        #expect(outcome.code == 3)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("'write-test-"))
        #expect(outcome.errors.contains(" version "))
        #expect(outcome.errors.contains("changed after it was recorded"))
        let json = try run("verify", "--data", data, "--format", "json")
        #expect(json.code == 3)
        let damages = try #require(object(json.output)?["damages"] as? [[String: Any]])
        #expect((damages.first?["stream"] as? String)?.hasPrefix("write-test-") == true)
        #expect(try run("backup", "--data", data, "--out", folder.file("kopie.sqlite")).code == 3)
        #expect(try run("export", "--data", data, "--out", folder.file("kopie.jsonl")).code == 3)
    }

    @Test func `a file that is no journal ends with 3, and so does one that is not there`() throws {
        let letter = try folder.write("Beste Anna, dit is een brief en geen journaal.", as: "brief.txt")
        #expect(try run("verify", "--file", letter).code == 3)
        let missing = try run("verify", "--data", folder.file("weg"))
        #expect(missing.code == 3)
        #expect(missing.errors.contains("weg/journal.sqlite"))
        #expect(!FileManager.default.fileExists(atPath: folder.file("weg")))
    }

    @Test func `a backup is verified, restored and exported as the same events`() throws {
        let copy = folder.file("zondag.sqlite")
        #expect(try run("backup", "--data", data, "--out", copy).code == 0)
        #expect(try run("verify", "--file", copy).code == 0)
        let other = folder.file("nieuw")
        #expect(try run("restore", copy, "--data", other).code == 0)
        let (before, after) = (try run("export", "--data", data), try run("export", "--data", other))
        #expect(before.code == 0)
        #expect(!before.output.isEmpty)
        #expect(before.output == after.output)
    }

    @Test func `an export is restored, and is the same when it is made again`() throws {
        let lines = folder.file("journaal.jsonl")
        #expect(try run("export", "--data", data, "--out", lines).code == 0)
        #expect(try run("restore", lines, "--data", folder.file("nieuw")).code == 0)
        #expect(try run("export", "--data", folder.file("nieuw")).output == (try folder.text("journaal.jsonl")))
        try replace(#""actor":"system""#, by: #""actor":"iemand""#, in: lines)
        let changed = try run("restore", lines, "--data", folder.file("ander"))
        #expect(changed.code == 3)
        #expect(changed.errors.contains("version 1"))
    }

    @Test func `a journal with events is only replaced with --force, and stays beside it`() throws {
        let copy = folder.file("zondag.sqlite")
        _ = try run("backup", "--data", data, "--out", copy)
        let refused = try run("restore", copy, "--data", data)
        #expect(refused.code == 2)
        #expect(refused.errors.contains("--force"))
        #expect(try run("restore", copy, "--data", data, "--force").code == 0)
        let aside = try #require(
            try FileManager.default.contentsOfDirectory(atPath: data).first { $0.hasPrefix("journal-before-") })
        #expect(try run("verify", "--file", data + "/" + aside).code == 0)
    }

    @Test func `one stream is exported by its name`() throws {
        let outcome = try run("export", "--data", data, "--stream", "write-test-1")
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix(#"{"stream":"write-test-1","version":"#) })
        #expect(try run("export", "--data", data, "--stream", "geen").code == 2)
        #expect(try run("export", "--data", data, "--stream", "Niet Goed").code == 2)
    }

    @Test func `wrong use ends with 2`() throws {
        for arguments in [
            ["verify"], ["verify", "--data", "a", "--file", "b"], ["backup", "--data", "a"], ["restore"],
        ] {
            #expect(try Program.run(["journal"] + arguments).code == 2)
        }
        #expect(try run("backup", "--data", data, "--out", journal).code == 2)
    }

    @Test func `the writer for tests is not listed, and keeps off the work of people`() throws {
        #expect(!(try run("--help").output.contains("write-test")))
        let lines = try run("export", "--data", data, "--stream", "write-test-1").output
        #expect(!lines.isEmpty)
        let sql = "UPDATE events SET stream = 'wijk' WHERE stream = 'write-test-1'"
        let python = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
        #expect(try Program.launch("/usr/bin/env", ["python3", "-c", python, journal, sql]).code == 0)
        let refused = try run("write-test", "--data", data, "--appends", "1")
        #expect(refused.code == 2)
        #expect(refused.errors.contains("work of people"))
    }

    private func object(_ text: String) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    }
}
