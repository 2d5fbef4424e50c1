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
