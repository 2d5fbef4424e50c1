internal import Planning
internal import Process

/// One field of a form: what it is called, how it is filled in, and what is in it.
struct ItemField {
    /// One thing to choose.
    struct Option {
        let value: String
        let label: String
    }

    /// How a field is filled in.
    enum Control {
        case line
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
    let control: Control
    /// What is in it: one value, several for boxes, none for empty.
    var values: [String] = []
    var isRequired = false
    var hint: String?

    /// The value of anything but boxes.
    var value: String { values.first ?? "" }

    /// The same field with what somebody typed in a form.
    func typed(in form: FormRequest) -> ItemField {
        var field = self
        field.values = form.all(name)
        return field
    }

    /// What is in it as people read it.
    var shown: String {
        switch control {
        case .choice(let options), .boxes(let options):
            values.compactMap { value in options.first { $0.value == value }?.label }.joined(separator: ", ")
        case .line, .text, .number, .day, .check: value
        }
    }
}

/// Draws fields, with what is wrong beside each.
struct ItemFields {
    let fields: [ItemField]
    var problems: [FieldProblem] = []
    let words: RefusalText

    private var t: Texts { words.t }

    var html: HTML { summary + fields.map(field).joined() }

    /// Only the fields with these names, for a form that has something else in between.
    func only(_ names: (String) -> Bool) -> HTML { fields.filter { names($0.name) }.map(field).joined() }

    /// At the top: everything that is wrong, each with a way to its field.
    var summary: HTML {
        let known = problems.filter { problem in fields.contains { $0.name == problem.field } }
        guard !problems.isEmpty else { return .none }
        let items = known.map { problem -> HTML in
            let label = fields.first { $0.name == problem.field }?.label ?? problem.field
            return "<li><a href=\"#veld-\(problem.field)\">\(label)</a>: \(words.text(problem))</li>"
        }
        let others = problems.filter { problem in !fields.contains { $0.name == problem.field } }
            .map { "<li>\(words.text($0))</li>" as HTML }
        return """
            <div class="callout warn" role="alert" tabindex="-1" id="fouten"><p>\(t("form.problems"))</p><ul class="plain">\(items)\(others)</ul></div>
            """
    }

    private func field(_ field: ItemField) -> HTML {
        let id = "veld-" + field.name
        let problem = problems.first { $0.field == field.name }
        let described = (problem == nil ? "" : id + "-fout ") + (field.hint == nil ? "" : id + "-uitleg")
        var attributes: HTML = "id=\"\(id)\" name=\"\(field.name)\""
        if field.isRequired { attributes += " required" }
        if problem != nil { attributes += " aria-invalid=\"true\"" }
        if !described.isEmpty { attributes += " aria-describedby=\"\(described)\"" }
        let wrong: HTML? = problem.map { "<p class=\"wrong\" id=\"\(id)-fout\">\(words.text($0))</p>" }
        let hint: HTML? = field.hint.map { "<p class=\"note\" id=\"\(id)-uitleg\">\($0)</p>" }
        let mark: HTML = field.isRequired ? .none : " <span class=\"unit\">\(t("form.optional"))</span>"
        switch field.control {
        case .boxes(let options):
            return """
                <fieldset class="field" id="\(id)"><legend>\(field.label)\(mark)</legend>\(hint)\(wrong)
                <div class="boxes">\(options.map { box($0, in: field) })</div></fieldset>
                """
        case .check:
            let checked: HTML = field.values.isEmpty ? .none : " checked"
            return """
                <div class="field check"><label><input type="checkbox" value="ja" \(attributes)\(checked)> \(field.label)</label>\(hint)\(wrong)</div>
                """
        case .line, .text, .number, .day, .choice:
            return """
                <div class="field"><label for="\(id)">\(field.label)\(mark)</label>\(hint)\(wrong)\(control(field, attributes))</div>
                """
        }
    }

    private func control(_ field: ItemField, _ attributes: HTML) -> HTML {
        switch field.control {
        case .text(let rows): return "<textarea rows=\"\(rows)\" \(attributes)>\(field.value)</textarea>"
        case .number:
            return "<input type=\"text\" inputmode=\"decimal\" class=\"short\" value=\"\(field.value)\" \(attributes)>"
        case .day: return "<input type=\"date\" class=\"short\" value=\"\(field.value)\" \(attributes)>"
        case .choice(let options):
            let entries = options.map { option -> HTML in
                let chosen: HTML = option.value == field.value ? " selected" : .none
                return "<option value=\"\(option.value)\"\(chosen)>\(option.label)</option>"
            }
            return "<select \(attributes)>\(entries)</select>"
        case .line, .boxes, .check:
            return "<input type=\"text\" value=\"\(field.value)\" maxlength=\"\(TextLimit.title)\" \(attributes)>"
        }
    }

    private func box(_ option: ItemField.Option, in field: ItemField) -> HTML {
        let checked: HTML = field.values.contains(option.value) ? " checked" : .none
        return """
            <label><input type="checkbox" name="\(field.name)" value="\(option.value)"\(checked)> \(option.label)</label>
            """
    }
}
