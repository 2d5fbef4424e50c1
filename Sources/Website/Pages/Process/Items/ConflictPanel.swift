internal import Process

/// Two people changed the same thing: both texts side by side, for everything in which they differ, and the choice.
struct ConflictPanel {
    let view: ProcessPage
    /// When the other did.
    let since: Fact
    let rows: [Difference]
    /// The address of the page that leaves it as it is.
    let keepTheirs: String

    init(view: ProcessPage, since: Fact, rows: [Difference], keepTheirs: String) {
        self.view = view
        self.since = since
        self.rows = rows.filter { $0.theirs != $0.mine }
        self.keepTheirs = keepTheirs
    }

    /// With the fields of a form as they would be filled now, and as they were sent.
    init(view: ProcessPage, since: Fact, theirs: [ItemField], mine: [ItemField], keepTheirs: String) {
        let rows = zip(theirs, mine).map { Difference(label: $1.label, theirs: $0.shown, mine: $1.shown) }
        self.init(view: view, since: since, rows: rows, keepTheirs: keepTheirs)
    }

    var html: HTML {
        let t = view.t
        let values = ["name": view.names[since.by], "moment": t.moment(since.time)]
        return """
            <section class="callout warn" role="alert" aria-labelledby="beide"><h2 id="beide">\(t("conflict.title"))</h2>
            <p>\(t("conflict.explain", values))</p>\(rows.isEmpty ? nil : table(values))
            <p><a class="btn" href="\(keepTheirs)">\(t("conflict.keepTheirs"))</a></p></section>
            """
    }

    private func table(_ values: [String: String]) -> HTML {
        let t = view.t
        let entries = rows.map { row -> HTML in
            "<tr><th scope=\"row\">\(row.label)</th><td>\(row.theirs)</td><td>\(row.mine)</td></tr>"
        }
        return """
            <div class="tw" tabindex="0" role="group" aria-label="\(t("conflict.title"))"><table class="fig words"><thead><tr><th scope="col">\(t("conflict.field"))</th><th scope="col">\(t("conflict.theirs", values))</th><th scope="col">\(t("conflict.yours"))</th></tr></thead><tbody>\(entries)</tbody></table></div>
            """
    }
}
