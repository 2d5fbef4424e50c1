import Foundation
import Testing
import TestSupport

/// `samenhang demo`, run as a program of its own.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct DemoTests {
    @Test func `everyone's demo is the same file`() throws {
        let folder = try TemporaryFolder()
        // Each run of a program puts its dictionaries in another order; none of that may reach the file.
        let files = try (0..<3).map { number -> Data in
            let path = folder.file("demo-\(number).gpkg")
            let outcome = try Program.run("demo", "--out", path, "--neighbourhoods", "6")
            #expect(outcome.code == 0 && outcome.errors.isEmpty)
            return try Data(contentsOf: URL(fileURLWithPath: path))
        }
        #expect(files[0].count > 100_000)
        #expect(files.allSatisfy { $0 == files[0] })
    }

    @Test func `everyone's demo has the same processes, and their journal verifies`() throws {
        let folder = try TemporaryFolder()
        let heads = try (0..<2).map { number -> String in
            let path = folder.file("demo-\(number).gpkg")
            let data = folder.file("data-\(number)")
            let outcome = try Program.run("demo", "--out", path, "--data", data, "--neighbourhoods", "6")
            #expect(outcome.code == 0 && outcome.errors.isEmpty)
            #expect(outcome.output.contains("2 processes"))
            #expect(try Program.run("journal", "verify", "--data", data).code == 0)
            let export = try Program.run("journal", "export", "--data", data)
            #expect(export.code == 0)
            return export.output
        }
        #expect(heads[0].contains("startingPoints.decided"))
        #expect(heads[0] == heads[1])
    }

    @Test func `a folder that has the processes already is left alone`() throws {
        let folder = try TemporaryFolder()
        let arguments = [
            "demo", "--out", folder.file("demo.gpkg"), "--data", folder.file("data"), "--neighbourhoods", "6",
        ]
        #expect(try Program.run(arguments).code == 0)
        let again = try Program.run(arguments)
        #expect(again.code == 2)
        #expect(again.errors.contains("has them already"))
    }
}
