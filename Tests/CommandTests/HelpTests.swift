import Testing

@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct HelpTests {
    @Test(arguments: [
        ["--help"], ["atlas", "build", "--help"], ["diagnose", "--help"], ["atlas", "info", "--help"],
        ["atlas", "verify", "--help"], ["journal", "verify", "--help"], ["journal", "backup", "--help"],
        ["journal", "restore", "--help"], ["journal", "export", "--help"], ["serve", "--help"], ["user", "--help"],
        ["user", "add", "--help"], ["user", "list", "--help"], ["user", "reset", "--help"],
        ["user", "remove", "--help"], ["mail", "--help"], ["mail", "test", "--help"],
        ["process", "--help"], ["process", "list", "--help"],
        ["process", "admit", "--help"],
    ])
    func `every command has help with an example`(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("samenhang "))
        #expect(outcome.output.contains("USAGE"))
    }

    @Test func `the version is told`() throws {
        let outcome = try Program.run("--version")
        #expect(outcome.code == 0)
        #expect(!outcome.output.isEmpty)
    }

    @Test func `output that cannot be written is a failure, not a crash`() throws {
        let path = try #require(Program.path)
        let town = try MadeUpTown()
        try town.build()
        let full = try Program.launch(
            "/bin/bash", ["-c", "exec \"$0\" diagnose --all --format csv --atlas \"$1\" > /dev/full", path, town.atlas])
        #expect(full.exited)
        #expect(full.code == 1)
    }
}
