import Foundation
import Testing

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
}
