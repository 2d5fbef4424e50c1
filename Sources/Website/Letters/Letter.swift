internal import Mail
internal import People
internal import Planning

/// A mail that the site sends, before it has words.
enum Letter: Sendable {
    /// A link to choose a password, for who asked for it.
    case forgotten(Token)
    /// A link to choose a password, from an administrator.
    case newPassword(Token)
    /// Somebody is asked to take part.
    case invitation(Token, from: String, to: InvitationDescription?)
    /// The password was changed, which its owner should know.
    case passwordChanged

    /// What the log and the texts call it.
    var name: String {
        switch self {
        case .forgotten: "forgotten"
        case .newPassword: "newPassword"
        case .invitation: "invitation"
        case .passwordChanged: "passwordChanged"
        }
    }
}

/// Why a letter cannot be written; its address stands in no log.
struct UnmailableAddress: Error, CustomStringConvertible {
    let description = "mail cannot be written to an address like this one"
}

extension SiteMail {
    /// Words for a letter, in plain text.
    ///
    /// - Throws: ``UnmailableAddress``.
    func write(
        _ letter: Letter, to email: EmailAddress, name: String?, at now: Timestamp, _ t: Texts
    ) throws(UnmailableAddress) -> MailMessage {
        let displayed = name.map { MailText(oneLineOf: $0) }
        guard let recipient = Mailbox(address: email.text, name: displayed) else { throw UnmailableAddress() }
        var values = [
            "site": address.text, "email": email.text,
            "hours": t.number(AccessLink.resetLasts.wholeMinutes / 60),
            "days": t.number(AccessLink.invitationLasts.wholeMinutes / 60 / 24),
        ]
        var subject: [String: String] = [:]
        switch letter {
        case .forgotten(let token), .newPassword(let token):
            values["link"] = address.text + SiteLink.choosePassword(token.text).path(t.language)
        case .invitation(let token, let inviter, let description):
            values["link"] = address.text + SiteLink.invitation(token.text).path(t.language)
            values["lead"] = t.invitationLead(inviter, description)
            let process = description?.title
            values["process"] = process ?? "Samenhang"
            subject["process"] = process ?? "Samenhang"
        case .passwordChanged:
            values["link"] = address.text + SiteLink.forgotten.path(t.language)
        }
        let greeting = name.map { t("mail.greeting", ["name": $0]) } ?? t("mail.greetingNobody")
        let text = [greeting, t("mail.\(letter.name).text", values), t("mail.end", values)].joined(separator: "\n\n")
        return MailMessage(
            from: from, to: recipient, subject: MailText(oneLineOf: t("mail.\(letter.name).subject", subject)),
            text: text, date: now)
    }
}

extension Texts {
    /// Who asks somebody to take part, as what.
    func invitationLead(_ inviter: String, _ description: InvitationDescription?) -> String {
        guard let description else { return self("invitation.lead", ["name": inviter]) }
        guard let party = description.party else {
            return self("invitation.leadRole", ["name": inviter, "role": description.role])
        }
        return self("invitation.leadParty", ["name": inviter, "role": description.role, "party": party])
    }
}
