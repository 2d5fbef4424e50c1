import ArgumentParser
import Foundation
import Mail
import Planning

/// Through which server mail goes out, and who it is from; `serve` and `mail test` take the same.
struct MailOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Mail server: smtps://USER@HOST, or smtp://USER@HOST:PORT, which turns to TLS by STARTTLS.",
            discussion: """
                The password comes from the environment variable SAMENHANG_MAIL_PASSWORD or from --mail-password-file. \
                An @ in the user is %40. A server on this machine may do without TLS; elsewhere smtp://HOST?tls=off \
                does, as long as there is no user.
                """, valueName: "address"))
    var mail: String?
    @Option(
        help: ArgumentHelp(
            "Who mail is from, such as 'Samenhang <noreply@gemeente.example>'.", valueName: "sender"))
    var mailFrom: String?
    @Option(help: ArgumentHelp("File with the password for the mail server on its first line.", valueName: "file"))
    var mailPasswordFile: String?
    @Option(
        help: ArgumentHelp(
            "File (PEM) with the certificates that are trusted for the mail server, instead of the system's.",
            valueName: "file"))
    var mailCa: String?

    /// Name of the environment variable with the password.
    static let passwordVariable = "SAMENHANG_MAIL_PASSWORD"

    /// The server and who mail is from; nil when there is no `--mail`.
    ///
    /// - Throws: what lacks or does not do, without a password in it.
    func settings() throws -> (server: MailServer, from: Mailbox)? {
        guard let mail else {
            let others = [("--mail-from", mailFrom), ("--mail-password-file", mailPasswordFile), ("--mail-ca", mailCa)]
            if let (name, _) = others.first(where: { $0.1 != nil }) {
                throw UsageError(
                    code: "mail.noServer", what: "\(name) does nothing without a mail server.",
                    advice: "Name the server with --mail, or leave \(name) out.")
            }
            return nil
        }
        guard let mailFrom else {
            throw UsageError(
                code: "mail.noSender", what: "There is a mail server, and nobody whom mail is from.",
                advice: "Add --mail-from 'Samenhang <noreply@gemeente.example>', an address the server may send for.")
        }
        guard let from = Mailbox(mailFrom) else {
            throw UsageError(
                code: "mail.sender", what: "Mail cannot be from \(mailFrom).",
                advice:
                    "Write 'Name <address@host>' or the address alone; the address has no other letters than a to z.")
        }
        if let mailCa, !FileManager.default.isReadableFile(atPath: mailCa) {
            throw UsageError(
                code: "mail.certificates", what: "The file \(mailCa) with certificates cannot be read.",
                advice: "Check the path and the rights on the file.")
        }
        return (try MailServer(mail, password: try password(), certificates: mailCa), from)
    }

    private func password() throws -> MailPassword? {
        let given: String
        if let mailPasswordFile {
            guard let data = FileManager.default.contents(atPath: mailPasswordFile) else {
                throw UsageError(
                    code: "mail.passwordFile", what: "The file \(mailPasswordFile) with the password cannot be read.",
                    advice: "Check the path and the rights on the file.")
            }
            given =
                String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        } else if let value = ProcessInfo.processInfo.environment[Self.passwordVariable] {
            given = value
        } else {
            return nil
        }
        guard let password = MailPassword(given) else {
            throw UsageError(
                code: "mail.password",
                what: "The password for the mail server is empty or has signs that are no text.",
                advice: "Write it on the first line of the file, or in \(Self.passwordVariable).")
        }
        return password
    }
}
