import Foundation
import Testing
import TestSupport

/// Builds that are stopped half-way: whatever happens, nothing stands under the final name.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct InterruptedBuildTests {
    private let folder: TemporaryFolder
    private static let count = 4_000

    /// A town of 4,000 squares, so that there is time to stop the build.
    init() throws {
        folder = try TemporaryFolder()
        let areas = (0..<Self.count).map { index in
            MadeUpTown.feature(
                "BU0546\(String(format: "%04d", index))", "Buurt \(index)", x: Double(index % 60) * 100,
                y: Double(index / 60) * 100, side: 100, figures: ["aantal_inwoners": "\(index)"])
        }
        _ = try folder.write(MadeUpTown.collection(areas), as: "buurten.geojson")
        _ = try folder.write("title: Proef\nedition: '1'\nsources:\n" + MadeUpTown.areas, as: "recipe.yaml")
    }

    private var arguments: [String] {
        ["atlas", "build", folder.file("recipe.yaml"), "--out", folder.file("atlas.gpkg")]
    }

    @Test func `a build that is killed leaves no atlas, whenever it is killed`() throws {
        let files = FileManager.default
        var killed = 0
        for attempt in 0..<6 {
            let output = try TemporaryFolder()
            let process = try Program.start(try #require(Program.path), arguments, in: output)
            // Killed as soon as the temporary file is there, or a little later: it has then grown to `size`.
            let size = attempt * 40_000
            while process.isRunning {
                let part = try folder.names.first { $0.contains(".part-") && $0.hasSuffix(".gpkg") }
                let attributes = part.flatMap { try? files.attributesOfItem(atPath: folder.file($0)) }
                if let reached = attributes?[.size] as? NSNumber, reached.intValue >= size { break }
            }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal {
                killed += 1
                #expect(!files.fileExists(atPath: folder.file("atlas.gpkg")))
            } else {
                // It was done first; the atlas is then whole.
                #expect(try Program.run("atlas", "verify", folder.file("atlas.gpkg")).code == 0)
                try files.removeItem(atPath: folder.file("atlas.gpkg"))
            }
        }
        #expect(killed > 0)
        // The next build does not stumble over what the killed ones left.
        #expect(try Program.run(arguments).code == 0)
    }

    @Test(arguments: [8, 64, 200])
    func `a full disk ends with 1, says so and leaves nothing behind`(blocks: Int) throws {
        // `ulimit -f` counts kilobytes; with XFSZ ignored a write over the limit fails as on a full disk.
        let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\""
        let outcome = try Program.launch("/bin/bash", ["-c", script, "bash", try #require(Program.path)] + arguments)
        #expect(outcome.exited)
        #expect(outcome.code == 1)
        #expect(try folder.names == ["buurten.geojson", "recipe.yaml"])
    }
}
