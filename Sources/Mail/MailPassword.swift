/// The password with which the program signs in to a mail server. Printing one shows nothing of it.
public struct MailPassword: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    let text: String

    /// Takes a password; nil when it is empty or has control characters, which a file with more than one line has.
    public init?(_ text: String) {
        guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            return nil
        }
        self.text = text
    }

    /// Says that it is a secret, and nothing of it.
    public var description: String { "MailPassword(secret)" }
    /// Says that it is a secret, and nothing of it.
    public var debugDescription: String { description }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
