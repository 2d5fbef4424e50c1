public import Planning

/// Why something about people was refused.
public enum PeopleError: ExplainedError, Hashable {
    /// No account with that address and password; which of the two is wrong is not told.
    case wrongCredentials
    /// Too many wrong passwords; how long to wait.
    case locked(Span)
    /// Too many attempts from one place; how long to wait.
    case tooMany(Span)
    /// Too many links were asked for, for one address or from one place; how long to wait.
    case tooManyLinks(Span)
    /// Too many people sign in at this moment.
    case busy
    /// The text is no e-mail address.
    case emailInvalid
    /// Another account has that address.
    case emailTaken
    /// The name is empty or too long.
    case nameInvalid
    /// The language is none of the product's.
    case languageUnknown
    /// The password does not do.
    case passwordRefused(PasswordRules.Problem)
    /// The password typed to confirm is wrong.
    case passwordWrong
    /// There is no such link.
    case linkUnknown
    /// The link was used before.
    case linkUsed
    /// The link is too old.
    case linkExpired
    /// The invitation is for another address.
    case invitationForAnother
    /// There is no such person.
    case personUnknown
    /// Only an administrator may.
    case administratorOnly
    /// The last administrator cannot leave while there are others.
    case lastAdministrator
    /// There is an account already, so nobody can be the first.
    case notTheFirst
    /// The disk has no room; nothing was written.
    case diskFull
    /// The directory cannot be read or written; the reason in words.
    case unreadable(String)
    /// The file is no directory of people, or one of another version.
    case notADirectory(String)

    /// Stable name.
    public var code: String {
        switch self {
        case .wrongCredentials: "people.wrongCredentials"
        case .locked: "people.locked"
        case .tooMany: "people.tooMany"
        case .tooManyLinks: "people.tooManyLinks"
        case .busy: "people.busy"
        case .emailInvalid: "people.emailInvalid"
        case .emailTaken: "people.emailTaken"
        case .nameInvalid: "people.nameInvalid"
        case .languageUnknown: "people.languageUnknown"
        case .passwordRefused: "people.passwordRefused"
        case .passwordWrong: "people.passwordWrong"
        case .linkUnknown: "people.linkUnknown"
        case .linkUsed: "people.linkUsed"
        case .linkExpired: "people.linkExpired"
        case .invitationForAnother: "people.invitationForAnother"
        case .personUnknown: "people.personUnknown"
        case .administratorOnly: "people.administratorOnly"
        case .lastAdministrator: "people.lastAdministrator"
        case .notTheFirst: "people.notTheFirst"
        case .diskFull: "people.diskFull"
        case .unreadable: "people.unreadable"
        case .notADirectory: "people.notADirectory"
        }
    }

    /// What kind of failure.
    public var category: ErrorCategory {
        switch self {
        case .personUnknown, .linkUnknown: .notFound
        case .busy, .diskFull, .unreadable, .tooMany, .tooManyLinks, .locked: .failed
        case .notADirectory: .inputRejected
        default: .wrongUse
        }
    }

    /// What failed.
    public var what: String {
        switch self {
        case .wrongCredentials: "No account has this e-mail address and password."
        case .locked: "The account is locked: there were too many wrong passwords."
        case .tooMany: "There were too many attempts."
        case .tooManyLinks: "Too many links were asked for."
        case .busy: "Too many people sign in at this moment."
        case .emailInvalid: "This is no e-mail address."
        case .emailTaken: "Another account has this e-mail address."
        case .nameInvalid: "A name has 1 to \(Account.longestName) characters on one line."
        case .languageUnknown: "The language is nl or en."
        case .passwordRefused(let problem): problem.explanation
        case .passwordWrong: "The password is wrong."
        case .linkUnknown: "There is no such link."
        case .linkUsed: "The link was used before."
        case .linkExpired: "The link is too old."
        case .invitationForAnother: "The invitation is for another e-mail address."
        case .personUnknown: "There is no such person."
        case .administratorOnly: "Only an administrator may do this."
        case .lastAdministrator: "This is the only administrator, and there are other accounts."
        case .notTheFirst: "There is an account already."
        case .diskFull: "The disk is full; nothing was written."
        case .unreadable(let reason): "The directory of people cannot be read or written: \(reason)."
        case .notADirectory(let reason): "This is no directory of people of this version: \(reason)."
        }
    }

    /// Why.
    public var why: String { "" }

    /// What to do next.
    public var advice: String {
        switch self {
        case .wrongCredentials, .passwordWrong: "Check both and try again."
        case .locked(let span), .tooMany(let span), .tooManyLinks(let span):
            "Try again in \(span.wholeMinutes) minutes."
        case .busy: "Try again in a moment."
        case .emailInvalid: "An address looks like name@example.org."
        case .emailTaken: "Choose another address, or `samenhang user reset` for a new password."
        case .nameInvalid, .languageUnknown: "Choose another one."
        case .passwordRefused: "Choose another password."
        case .linkUnknown, .linkUsed, .linkExpired: "Ask for a new link."
        case .invitationForAnother: "Sign in with the address that was invited, or ask for a new invitation."
        case .personUnknown: "`samenhang user list` tells who there is."
        case .administratorOnly: "Ask an administrator."
        case .lastAdministrator: "Make somebody else administrator first."
        case .notTheFirst: "Sign in, or ask an administrator for an account."
        case .diskFull: "Make room, then try again."
        case .unreadable: "Check the disk and the rights on the folder."
        case .notADirectory: "Check the path of the data folder."
        }
    }
}
