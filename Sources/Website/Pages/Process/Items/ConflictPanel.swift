internal import Process

/// Two people changed the same thing: both texts side by side, for every field in which they differ, and the choice.
struct ConflictPanel {
    let view: ProcessPage
    /// When the other did.
    let since: Fact
    /// What it says now.
    let theirs: [ItemField]
    /// What the visitor sent.
    let mine: [ItemField]
    /// The address of the page that leaves it as it is.
    let keepTheirs: String

    var html: HTML {
        let t = view.t
        let rows = zip(theirs, mine).filter { $0.shown != $1.shown }.map { theirs, mine -> HTML in
            "<tr><th scope=\"row\">\(mine.label)</th><td>\(theirs.shown)</td><td>\(mine.shown)</td></tr>"
        }
        let values = ["name": view.names[since.by], "moment": t.moment(since.time)]
        return """
            <section class="callout warn" role="alert" aria-labelledby="beide"><h2 id="beide">\(t("conflict.title"))</h2>
            <p>\(t("conflict.explain", values))</p>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("conflict.title"))"><table class="fig words"><thead><tr><th scope="col">\(t("conflict.field"))</th><th scope="col">\(t("conflict.theirs", values))</th><th scope="col">\(t("conflict.yours"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            <p><a class="btn" href="\(keepTheirs)">\(t("conflict.keepTheirs"))</a></p></section>
            """
    }
}
