internal import People

/// The fields with which somebody makes an account: name, address, password twice.
struct NewAccountFields {
    let page: PageRequest
    var name = ""
    var email = ""
    var errors = FormErrors()

    private var t: Texts { page.t }

    var html: HTML {
        """
        \(FormField(name: "naam", label: t("people.name"), values: [name], isRequired: true, hint: t("people.nameHint"), error: errors.text("naam"), longest: Account.longestName, autocomplete: "name").html)
        \(FormField(name: "email", label: t("people.email"), control: .username, values: [email], isRequired: true, hint: t("people.emailHint"), error: errors.text("email"), longest: EmailAddress.longest).html)
        \(NewPasswordFields(page: page, errors: errors).html)
        """
    }
}

/// A new password, typed twice.
struct NewPasswordFields {
    let page: PageRequest
    var errors = FormErrors()

    private var t: Texts { page.t }

    var html: HTML {
        """
        \(FormField(name: "nieuw", label: t("people.newPassword"), control: .newPassword, isRequired: true, hint: t("people.passwordHint", ["shortest": String(PasswordRules.shortest)]), error: errors.text("nieuw"), longest: PasswordRules.longest).html)
        \(FormField(name: "herhaal", label: t("people.repeatPassword"), control: .newPassword, isRequired: true, error: errors.text("herhaal"), longest: PasswordRules.longest).html)
        """
    }
}
