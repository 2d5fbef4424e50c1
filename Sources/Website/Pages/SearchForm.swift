/// A form with one box to name an area in. Works as it is; `search.js` adds suggestions.
struct SearchForm {
    let action: String
    /// Name of the box, and its id.
    let field: String
    let label: String
    let button: String
    var value = ""
    var hidden: [(name: String, value: String)] = []
    /// True where the area's code goes into the form, false where choosing a suggestion opens the area.
    var takesArea = false
    let page: PageRequest

    var html: HTML {
        var fixed = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }
        if page.language != .nl {
            fixed.append("<input type=\"hidden\" name=\"taal\" value=\"\(page.language.rawValue)\">")
        }
        let id = "veld-" + field
        return """
            <form class="inline" action="\(action)"\(takesArea ? " data-area" : HTML.none)>
            \(fixed)
            <label for="\(id)">\(label)<input id="\(id)" name="\(field)" type="search" value="\(value)" list="\(id)-gevonden" autocomplete="off" required minlength="2" maxlength="80"></label>
            <datalist id="\(id)-gevonden"></datalist>
            <button class="btn" type="submit">\(button)</button>
            </form>
            """
    }
}
