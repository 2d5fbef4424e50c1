internal import Planning

/// Somebody asks for a link to choose a new password, and may: limits were looked at, and nothing else. Whether there
/// is an account is looked up when ``PeopleService/makeLink(for:)`` is called, after the visitor has been answered.
public struct ForgottenPassword: Hashable, Sendable {
    /// The address that was typed.
    let email: EmailAddress
}

/// A link that goes to the address of its account, and nowhere else.
public struct MailedLink: Sendable {
    /// What stands in the link.
    public let token: Token
    /// Whose password it is for.
    public let account: Account
}

extension PeopleService {
    /// Links that may be asked for one address in an hour.
    public static let mostForgottenPerAddress = 3
    /// Links that may be asked for from one place in a quarter of an hour.
    public static let mostForgottenPerPlace = 10

    /// Looks whether a link may be asked for. The directory is not looked at, so that answer and time are the same for
    /// every address.
    ///
    /// - Parameter place: where the question comes from.
    /// - Throws: ``PeopleError/emailInvalid``, ``PeopleError/tooManyLinks(_:)``.
    public func forgottenPassword(of typed: String, from place: String) throws -> ForgottenPassword {
        guard let email = EmailAddress(typed) else { throw PeopleError.emailInvalid }
        if let wait = forgottenPlaceLimits.take(place) { throw PeopleError.tooManyLinks(wait) }
        if let wait = forgottenAddressLimits.take(email.text) { throw PeopleError.tooManyLinks(wait) }
        return ForgottenPassword(email: email)
    }

    /// Makes the link for who asked; nil when nobody has that address. It counts for an hour, and earlier links still
    /// count: anybody can ask, and nobody may end another's link that way. Choosing a password ends them all.
    public func makeLink(for forgotten: ForgottenPassword) async throws -> MailedLink? {
        let token = Token.random()
        let now = clock.now
        return try await directory.write { records in
            guard let account = try records.account(forgotten.email) else { return nil }
            try records.put(
                AccessLink(
                    hash: token.hash, purpose: .resetPassword(account.id), maker: account.id, created: now,
                    expires: now + AccessLink.forgottenLasts))
            return MailedLink(token: token, account: account)
        }
    }
}
