import ArgumentParser

/// The command-line tool: from open data to an atlas, and from an atlas to a diagnosis and a website.
@main
struct Samenhang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samenhang",
        abstract: "Plan neighbourhoods together, from open data.",
        discussion: """
            Start with `samenhang demo --out demo.gpkg`, then `samenhang serve --atlas demo.gpkg`.
            Exit codes: 0 done, 1 the work failed, 2 wrong use, 3 input rejected.
            """,
        version: "0.1.0",
        subcommands: [
            AtlasCommand.self, DiagnoseCommand.self, ClimateCommand.self, MeasureCommand.self, DemoCommand.self,
            ServeCommand.self, JournalCommand.self, UserCommand.self, MailCommand.self, BackupCommand.self,
            RestoreCommand.self, ProcessGroup.self, ReadDrawingCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            ExitReport.exit(for: error, command: self)
        }
    }
}
