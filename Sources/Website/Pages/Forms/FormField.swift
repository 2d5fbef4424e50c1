internal import Planning

/// One field of a form: what it is called, how it is filled in, what is in it, and what is wrong with it.
struct FormField {
    /// One thing to choose.
    struct Option {
        let value: String
        let label: String
    }

    /// How a field is filled in, which also decides what browsers and password managers offer.
    enum Control {
        case line
        case email, username, currentPassword, newPassword
        case text(rows: Int)
        case number
        case day
        case check
        /// One of several; the first option may be an empty one.
        case choice([Option])
        /// Any of several.
        case boxes([Option])
    }

    let name: String
    let label: String
    var control = Control.line
    /// What is in it: one value, several for boxes, none for empty; never shown in a field for a password.
    var values: [String] = []
    var isRequired = false
    var hint: String?
    var error: String?
    /// Most characters of one line.
    var longest = 200
    /// What browsers may fill in, for a field of plain text.
    var autocomplete: String?
    /// Set where two forms of a page have a field of one name.
    var idSuffix = ""
    /// What stands behind the label of a field that may be left empty.
    var optionalMark: String?

    static func id(_ name: String) -> String { "veld-" + name }

    /// The value of anything but boxes.
    var value: String { values.first ?? "" }

    /// The same field with what somebody typed in a form.
    func typed(in form: FormRequest) -> FormField {
        var field = self
        field.values = form.all(name)
        return field
    }

    /// What is in it as people read it.
    var shown: String {
        switch control {
        case .choice(let options), .boxes(let options):
            values.compactMap { value in options.first { $0.value == value }?.label }.joined(separator: ", ")
        case .currentPassword, .newPassword: ""
        case .line, .email, .username, .text, .number, .day, .check: value
        }
    }
}

/// Drawing it: the label, then what it is for and what is wrong with it, both tied to what is filled in.
extension FormField {
    private var id: String { Self.id(name) + idSuffix }

    var html: HTML {
        switch control {
        case .boxes(let options):
            """
            <fieldset class="field" id="\(id)"\(description)><legend>\(label)\(mark)</legend>\(notes)
            <div class="boxes">\(options.map(box))</div></fieldset>
            """
        case .check:
            """
            <div class="field check"><label>\(input("type=\"checkbox\" value=\"ja\"\(values.isEmpty ? HTML.none : " checked")")) \(label)</label>\(notes)</div>
            """
        default:
            """
            <div class="field"><label for="\(id)">\(label)\(mark)</label>\(notes)\(filledIn)</div>
            """
        }
    }

    private var mark: HTML? {
        guard !isRequired else { return nil }
        return optionalMark.map { " <span class=\"unit\">\($0)</span>" }
    }

    private var notes: HTML {
        let explained: HTML? = hint.map { "<p class=\"note\" id=\"\(id)-uitleg\">\($0)</p>" }
        let wrong: HTML? = error.map { "<p class=\"wrong\" id=\"\(id)-fout\">\($0)</p>" }
        return "\(explained)\(wrong)"
    }

    /// What is wrong comes first for who hears it.
    private var description: HTML {
        let ids = [error.map { _ in id + "-fout" }, hint.map { _ in id + "-uitleg" }].compactMap { $0 }
        return ids.isEmpty ? .none : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    private var attributes: HTML {
        let required: HTML = isRequired ? " required" : .none
        let invalid: HTML = error == nil ? .none : " aria-invalid=\"true\""
        return "id=\"\(id)\" name=\"\(name)\"\(required)\(invalid)\(description)"
    }

    private func input(_ kind: HTML) -> HTML { "<input \(kind) \(attributes)>" }

    private var filledIn: HTML {
        let filled: HTML = " value=\"\(value)\""
        let most: HTML = " maxlength=\"\(longest)\""
        switch control {
        case .line, .boxes, .check:
            let fills: HTML? = autocomplete.map { " autocomplete=\"\($0)\"" }
            return input("type=\"text\"\(fills)\(filled)\(most)")
        case .email: return input("type=\"email\" autocomplete=\"email\" inputmode=\"email\"\(filled)\(most)")
        case .username: return input("type=\"email\" autocomplete=\"username\" inputmode=\"email\"\(filled)\(most)")
        case .currentPassword: return input("type=\"password\" autocomplete=\"current-password\"\(most)")
        case .newPassword: return input("type=\"password\" autocomplete=\"new-password\"\(most)")
        case .text(let rows): return "<textarea rows=\"\(rows)\" \(attributes)>\(value)</textarea>"
        case .number: return input("type=\"text\" inputmode=\"decimal\" class=\"short\"\(filled)")
        case .day:
            // What is no day would not show in a field for days, and then be lost.
            let isDay = value.isEmpty || CalendarDay(value) != nil
            return input("type=\"\(isDay ? "date" : "text")\" class=\"short\"\(filled)")
        case .choice(let options):
            return "<select \(attributes)>\(options.html(chosen: value))</select>"
        }
    }

    private func box(_ option: Option) -> HTML {
        let checked: HTML = values.contains(option.value) ? " checked" : .none
        return
            "<label><input type=\"checkbox\" name=\"\(name)\" value=\"\(option.value)\"\(checked)> \(option.label)</label>"
    }
}

extension [FormField.Option] {
    /// The options of a list.
    /// - Parameter chosen: the value of the one that is chosen; nil leaves that to the browser, which takes the first.
    func html(chosen: String? = nil) -> HTML {
        map { option -> HTML in
            let mark: HTML = option.value == chosen ? " selected" : .none
            return "<option value=\"\(option.value)\"\(mark)>\(option.label)</option>"
        }.joined()
    }
}
