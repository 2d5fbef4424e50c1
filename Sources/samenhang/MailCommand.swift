import ArgumentParser
import Mail
import People
import Planning

/// `samenhang mail …`
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Look whether mail goes out.",
        discussion: """
            Example:
              samenhang mail test --to anna@example.nl --mail smtps://user@mail.example --mail-from noreply@example.nl
            """,
        subcommands: [Test.self])

    /// `samenhang mail test --to ADDRESS --mail SERVER --mail-from SENDER`
    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send one mail, with the settings that serve takes, and tell what the mail server says.",
            discussion: """
                Example:
                  samenhang mail test --to anna@example.nl --mail smtps://user@mail.example --mail-from noreply@example.nl

                The mail server has taken the mail when this ends with 0; whether it arrives only its reader can tell.
                """)

        @Option(help: "Who gets the mail.") var to: String
        @OptionGroup(title: "Mail") var options: MailOptions

        func run() async throws {
            guard let (server, from) = try options.settings() else {
                throw UsageError(
                    code: "mail.noServer", what: "There is no mail server to try.",
                    advice: "Name it with --mail, and who mail is from with --mail-from.")
            }
            guard let recipient = Mailbox(to) else {
                throw UsageError(
                    code: "mail.recipient", what: "Mail cannot be sent to \(to).",
                    advice: "An address looks like name@example.org.")
            }
            let message = MailMessage(
                from: from, to: recipient, subject: MailText(oneLineOf: "Samenhang: test – proef"),
                text: """
                    Deze mail is een proef. Mail van Samenhang komt aan.

                    This mail is a test. Mail from Samenhang arrives.
                    """,
                date: PeopleClock.system.now)
            try await CurlMailSender(server).send(message)
            try printOut("\(server.shown) has taken a mail to \(recipient.address).\n")
        }
    }
}
