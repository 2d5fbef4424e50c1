/// A field of a form with its label, what it is for, and what is wrong with it.
struct FormField {
    /// What is typed in it, which decides what browsers and password managers fill in.
    enum Kind {
        case text, email, username, currentPassword, newPassword

        var attributes: HTML {
            switch self {
            case .text: "type=\"text\""
            case .email: "type=\"email\" autocomplete=\"email\" inputmode=\"email\""
            case .username: "type=\"email\" autocomplete=\"username\" inputmode=\"email\""
            case .currentPassword: "type=\"password\" autocomplete=\"current-password\""
            case .newPassword: "type=\"password\" autocomplete=\"new-password\""
            }
        }

        var isSecret: Bool { self == .currentPassword || self == .newPassword }
    }

    let name: String
    let label: String
    var kind = Kind.text
    /// What was typed before; never shown in a field for a password.
    var value = ""
    var hint: String?
    var error: String?
    var isRequired = true
    var longest = 200
    /// What browsers may fill in, for a field of plain text.
    var autocomplete: String?

    /// Set where two forms of a page have a field of one name.
    var idSuffix = ""

    static func id(_ name: String) -> String { "veld-" + name }

    var html: HTML {
        let id = Self.id(name) + idSuffix
        let described = [hint.map { _ in id + "-uitleg" }, error.map { _ in id + "-fout" }].compactMap { $0 }
        let description: HTML =
            described.isEmpty ? .none : " aria-describedby=\"\(described.joined(separator: " "))\""
        let filled: HTML = kind.isSecret || value.isEmpty ? .none : " value=\"\(value)\""
        let fills: HTML? = autocomplete.map { " autocomplete=\"\($0)\"" }
        return """
            <div class="field\(error == nil ? HTML.none : " wrong")">
            <label for="\(id)">\(label)</label>
            \(hint.map { "<p class=\"hint\" id=\"\(id)-uitleg\">\($0)</p>" as HTML })
            \(error.map { "<p class=\"error\" id=\"\(id)-fout\">\($0)</p>" as HTML })
            <input id="\(id)" name="\(name)" \(kind.attributes)\(fills)\(filled)\(description)\(error == nil ? HTML.none : " aria-invalid=\"true\"")\(isRequired ? " required" : HTML.none) maxlength="\(longest)">
            </div>
            """
    }
}

/// A form that is sent to the site, with the hidden field that shows where it comes from.
struct FormBox {
    let action: String
    let page: PageRequest
    var hidden: [(name: String, value: String)] = []
    let button: String
    /// True for what cannot be undone.
    var isGrave = false
    let content: HTML

    var html: HTML {
        let fixed = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }
        return """
            <form class="stack" method="post" action="\(action)">
            \(page.secretField)\(fixed)
            \(content)
            <p><button class="btn \(isGrave ? "grave" : "primary")" type="submit">\(button)</button></p>
            </form>
            """
    }
}
