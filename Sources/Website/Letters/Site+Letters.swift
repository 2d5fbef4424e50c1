internal import Mail
internal import People
internal import Planning

extension Site {
    /// True when mail can be written to an address: it is ASCII, and mail is configured.
    func canMail(_ email: EmailAddress) -> Bool { mail != nil && Mailbox(address: email.text) != nil }

    /// Sends a letter to the owner of an account; nothing without mail. Nobody waits for it.
    ///
    /// - Throws: `MailOutbox.Full`.
    func post(_ letter: Letter, to account: Account, in language: Language) throws(MailOutbox.Full) {
        try post(letter, to: account.email, name: account.displayName, in: language)
    }

    /// Sends a letter to an address; nothing without mail. Nobody waits for it.
    ///
    /// - Throws: `MailOutbox.Full`.
    func post(
        _ letter: Letter, to email: EmailAddress, name: String?, in language: Language
    ) throws(MailOutbox.Full) {
        guard let mail, let people else { return }
        let t = texts(language)
        try mail.outbox.submit(letter.name) {
            try mail.write(letter, to: email, name: name, at: people.clock.now, t)
        }
    }

    /// Tells the owner of an account that the password was changed. That it was changed stands, also when too many
    /// mails wait: the log then has it.
    func tellPasswordChanged(_ account: Account, in language: Language) {
        try? post(.passwordChanged, to: account, in: language)
    }

    /// Sends the link that somebody asked for, when there is an account. Whether there is one is looked up later than
    /// the visitor is answered.
    ///
    /// - Throws: `MailOutbox.Full`.
    func post(_ forgotten: ForgottenPassword, in language: Language) throws(MailOutbox.Full) {
        guard let mail, let people else { return }
        let t = texts(language)
        try mail.outbox.submit("forgotten") {
            guard let made = try await people.makeLink(for: forgotten) else { return nil }
            return try mail.write(
                .forgotten(made.token), to: made.account.email, name: made.account.displayName, at: people.clock.now, t)
        }
    }
}
