internal import Process

/// The field of a form about something in a process.
typealias ItemField = FormField

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
            return "<li><a href=\"#\(FormField.id(problem.field))\">\(label)</a>: \(words.text(problem))</li>"
        }
        let others = problems.filter { problem in !fields.contains { $0.name == problem.field } }
            .map { "<li>\(words.text($0))</li>" as HTML }
        return """
            <div class="callout warn" role="alert" tabindex="-1" id="fouten"><p>\(t("form.problems"))</p><ul class="plain">\(items)\(others)</ul></div>
            """
    }

    private func field(_ field: ItemField) -> HTML {
        var field = field
        field.error = problems.first { $0.field == field.name }.map { words.text($0) }
        field.optionalMark = t("form.optional")
        return field.html
    }
}
