/// What is wrong with a form that was sent, in the visitor's words, per field and in the order of the page.
struct FormErrors: Sendable {
    private(set) var items: [(field: String?, text: String)] = []

    var isEmpty: Bool { items.isEmpty }

    /// Notes what is wrong with a field, or with the form as a whole.
    mutating func add(_ field: String?, _ text: String) { items.append((field, text)) }

    /// What is wrong with a field.
    func text(_ field: String) -> String? { items.first { $0.field == field }?.text }

    /// A summary above the form, which takes the focus and leads to each field.
    func summary(_ t: Texts) -> HTML? {
        guard !isEmpty else { return nil }
        let entries = items.map { item -> HTML in
            guard let field = item.field else { return "<li>\(item.text)</li>" }
            return "<li><a href=\"#\(FormField.id(field))\">\(item.text)</a></li>"
        }
        return """
            <div class="errors" role="alert" tabindex="-1" autofocus>
            <h2>\(t("form.errors"))</h2>
            <ul>\(entries)</ul>
            </div>
            """
    }
}
