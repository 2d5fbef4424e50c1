internal import Foundation
public import Planning

/// A mail of plain text to one person.
public struct MailMessage: Hashable, Sendable {
    /// Who it is from.
    public let from: Mailbox
    /// Who it is to.
    public let to: Mailbox
    /// What it is about.
    public let subject: MailText
    /// What it says; lines may be of any length.
    public let text: String
    /// When it was written.
    public let date: Timestamp
    /// What stands before the `@` of its `Message-ID`, and what the log calls it by.
    public let id: String

    /// Writes a mail.
    ///
    /// - Parameter id: letters and digits; a new one unless told otherwise.
    public init(
        from: Mailbox, to: Mailbox, subject: MailText, text: String, date: Timestamp, id: MailID = .random()
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.date = date
        self.id = id.text
    }

    /// The whole mail as it goes over the line (RFC 5322): ASCII, lines of at most 78, ended by carriage return and
    /// line feed. `Auto-Submitted` keeps answering machines quiet (RFC 3834).
    public var bytes: [UInt8] {
        let headers = [
            "Date: " + Self.written(date), "From: " + from.header, "To: " + to.header,
            "Subject: " + EncodedWord.unstructured(subject.text), "Message-ID: <\(id)@\(from.host)>",
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ]
        return Array(headers.map { $0 + "\r\n" }.joined().utf8) + [0x0D, 0x0A] + QuotedPrintable.encode(text)
    }

    /// `Sun, 1 Mar 2026 09:30:00 +0000`.
    private static func written(_ moment: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000))
    }
}

/// What tells one mail from every other.
public struct MailID: Hashable, Sendable {
    /// Letters and digits.
    public let text: String

    /// Takes letters and digits; nil for anything else.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 60,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        self.text = text
    }

    private init(number: UInt64, _ other: UInt64) {
        text = String(number, radix: 36) + String(other, radix: 36)
    }

    /// A new one: 128 random bits.
    public static func random() -> MailID {
        MailID(number: .random(in: .min ... .max), .random(in: .min ... .max))
    }
}
