internal import Foundation
internal import People
internal import Planning

/// The page about the own account.
struct AccountView {
    let model: AccountModel

    private var page: PageRequest { model.page }
    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("account.title"), entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(t("account.title"))</h1><p class="lead">\(lead)</p></div></div>
                \(model.done.map { "<p class=\"callout\" role=\"status\">\(t("account.done.\($0.rawValue)"))</p>" as HTML })
                \(model.refused?.errors.summary(t))
                \([name, email, password, sessions, kept, erase])
                </div>
                """
        ).html
    }

    private var lead: String {
        t(
            model.isAdministrator ? "account.leadAdministrator" : "account.lead",
            ["date": DayText(page: page).text(model.created)])
    }

    private func section(_ id: String, _ title: String, _ content: HTML) -> HTML {
        "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(content)</section>"
    }

    private func box(_ action: AccountAction, button: String, isGrave: Bool = false, _ content: HTML) -> HTML {
        FormBox(
            action: page.link(.account), page: page, hidden: [("actie", action.rawValue)], button: button,
            isGrave: isGrave, content: content
        ).html
    }

    private var name: HTML {
        let errors = model.errors(.name)
        let languages = Language.allCases.map { language -> HTML in
            let isChosen: HTML = language.rawValue == model.language ? " selected" : .none
            return
                "<option value=\"\(language.rawValue)\" lang=\"\(language.rawValue)\"\(isChosen)>\(t("account.language.\(language.rawValue)"))</option>"
        }
        return section(
            "naam", t("account.nameTitle"),
            box(
                .name, button: t("account.save"),
                """
                \(FormField(name: "naam", label: t("people.name"), values: [model.name], isRequired: true, hint: t("people.nameHint"), error: errors.text("naam"), longest: Account.longestName, autocomplete: "name").html)
                <div class="field"><label for="veld-taalkeuze">\(t("account.languageLabel"))</label>
                <select id="veld-taalkeuze" name="taalkeuze">\(languages)</select></div>
                """))
    }

    /// The field to confirm with; several forms on the page have one, so each has an id of its own.
    private func confirmation(_ action: AccountAction) -> HTML {
        let errors = model.errors(action)
        return FormField(
            name: "wachtwoord", label: t("account.currentPassword"), control: .currentPassword,
            isRequired: true, error: errors.text("wachtwoord"),
            idSuffix: model.refused?.action == action ? "" : "-" + action.rawValue
        ).html
    }

    private var email: HTML {
        let errors = model.errors(.email)
        return section(
            "adres", t("account.emailTitle"),
            box(
                .email, button: t("account.save"),
                """
                \(FormField(name: "email", label: t("people.email"), control: .email, values: [model.email], isRequired: true, hint: t("people.emailHint"), error: errors.text("email"), longest: EmailAddress.longest).html)
                \(confirmation(.email))
                """))
    }

    private var password: HTML {
        section(
            "wachtwoord", t("account.passwordTitle"),
            box(
                .password, button: t("account.changePassword"),
                """
                \(confirmation(.password))
                \(NewPasswordFields(page: page, errors: model.errors(.password)).html)
                """))
    }

    private var sessions: HTML {
        let day = DayText(page: page)
        let rows = model.sessions.map { entry -> HTML in
            let here: HTML? = entry.isHere ? " <b>\(t("account.here"))</b>" : nil
            return """
                <li>\(t("account.session", ["from": day.moment(entry.session.created), "last": day.moment(entry.session.lastSeen)]))\(here)</li>
                """
        }
        let others = model.sessions.count { !$0.isHere }
        let form: HTML? =
            others == 0
            ? nil : box(.signOutElsewhere, button: t("account.signOutElsewhere"), .none)
        return section(
            "browsers", t("account.sessionsTitle"),
            """
            <p>\(t("account.sessionsLead"))</p>
            <ul class="plain">\(rows)</ul>
            \(form)
            """)
    }

    private var kept: HTML {
        section(
            "gegevens", t("account.keptTitle"),
            """
            <p>\(t("account.keptLead"))</p>
            <p><a class="btn" href="\(page.link(.keptAboutMe))" download>\(t("account.keptButton"))</a></p>
            """)
    }

    private var erase: HTML {
        section(
            "wissen", t("account.eraseTitle"),
            """
            <p>\(t("account.eraseLead"))</p>
            \(box(.erase, button: t("account.eraseButton"), isGrave: true, confirmation(.erase)))
            """)
    }
}

/// Days and moments as people read them, in Dutch time.
struct DayText {
    let page: PageRequest

    /// `1 maart 2026`
    func text(_ moment: Timestamp) -> String { date(moment).formatted(style.day().month(.wide).year()) }

    /// `1 maart 2026 om 10:30`
    func moment(_ moment: Timestamp) -> String {
        page.t(
            "moment.text",
            [
                "day": text(moment),
                "time": date(moment).formatted(
                    Date.VerbatimFormatStyle(
                        format:
                            "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                        timeZone: zone, calendar: Calendar(identifier: .gregorian))),
            ])
    }

    private var zone: TimeZone { TimeZone(identifier: "Europe/Amsterdam") ?? .gmt }

    private var style: Date.FormatStyle {
        Date.FormatStyle(locale: Locale(identifier: page.language == .nl ? "nl_NL" : "en_GB"), timeZone: zone)
    }

    private func date(_ moment: Timestamp) -> Date {
        Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
    }
}
