internal import HTTPTypes
internal import Hummingbird
internal import Journal
internal import People
internal import ProcessService

/// The page after a form for which the disk has no room: nothing of it was kept, everything that was typed is still there, and
/// one button sends it again. Passwords and files are asked for anew; a page never holds those.
struct NotKeptView {
    let form: FormRequest

    private var t: Texts { form.page.t }

    /// True for an error that says that the disk is full, whoever met it.
    static func isFull(_ error: any Error) -> Bool {
        switch error {
        case JournalError.diskFull, PeopleError.diskFull, AttachmentError.diskFull: true
        default: false
        }
    }

    /// The answer: 507, which says to programs too that it is the server's store that lacks room.
    var response: Response {
        var response = Response.page(
            html, status: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"))
        response.headers[.retryAfter] = "300"
        return response
    }

    var html: HTML {
        Layout(
            title: t("problem.disk.title"), entry: .none, page: form.page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(t("problem.disk.title"))</h1></div></div>
                <div class="callout warn" role="alert"><p>\(t("problem.disk.detail"))</p><p class="note">\(t("problem.request", ["id": form.requestID]))</p></div>
                <section aria-labelledby="getypt"><h2 id="getypt">\(typed == nil ? t("refusal.again") : t("problem.disk.typed"))</h2>\(typed)\(again)</section>
                </div>
                """
        ).html
    }

    /// What somebody typed, with the label it had where that is known; not what the form itself carries along.
    private var typed: HTML? {
        let rows = form.items.compactMap { name, value -> HTML? in
            let label = name == "email" ? t("people.email") : t("field.\(name)")
            let isKnown = label != "field.\(name)"
            guard !value.isEmpty, !FormRequest.secretFields.contains(name), isKnown || value.contains(" ") else {
                return nil
            }
            return "<dt>\(isKnown ? label : "")</dt><dd class=\"typed\">\(value)</dd>"
        }
        return rows.isEmpty ? nil : "<dl>\(rows)</dl>"
    }

    private var again: HTML {
        let hidden = form.items.filter { !FormRequest.secretFields.contains($0.name) }.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let secrets = form.items.filter { FormRequest.secretFields.contains($0.name) }.map { name, _ -> HTML in
            let kind = name == "wachtwoord" ? FormField.Control.currentPassword : .newPassword
            let label = name == "herhaal" ? t("people.repeatPassword") : t("people.passwordLabel")
            return FormField(name: name, label: label, control: kind, isRequired: true, longest: PasswordRules.longest)
                .html
        }
        let files = form.fileFields.map { name -> HTML in
            "<div class=\"field\"><label for=\"weer-\(name)\">\(t("problem.disk.file"))</label><input id=\"weer-\(name)\" name=\"\(name)\" type=\"file\" required></div>"
        }
        let kind: HTML = files.isEmpty ? .none : " enctype=\"multipart/form-data\""
        let query = form.page.query.encoded
        let action = form.page.path + (query.isEmpty ? "" : "?" + query)
        return """
            <form class="entry" method="post"\(kind) action="\(action)">\(form.page.secretField)\(hidden)\(secrets)\(files)<p class="acts"><button class="btn primary" type="submit">\(t("refusal.again"))</button></p></form>
            """
    }
}
