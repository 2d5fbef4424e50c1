internal import Foundation
internal import Journal
internal import Planning
internal import Process

/// The frame of every page of a process: where it stands, its menu, a line about the past, and what keeps it up to date.
struct ProcessLayout {
    let view: ProcessPage
    let tab: ProcessTab
    let title: String
    var lead: HTML = .none
    var actions: HTML = .none
    /// True for pages whose content follows what others do; false for forms.
    var isLive = true
    /// True for pages with a map that people move.
    var usesMap = false
    /// Files of the site that only this page runs, without `.js`.
    var scripts: [String] = []
    /// What stands beside the content and stays when the content is fetched again: a map that somebody moved.
    var beside: HTML?
    let content: HTML

    private var t: Texts { view.t }

    var html: HTML {
        Layout(
            title: title + " — " + view.charter.name, entry: .processes, page: view.page, usesMap: usesMap,
            scripts: ["live", "board", "sending"] + scripts,
            content: """
                <p class="crumb"><a href="\(view.page.link(.processes))">\(t("menu.processes"))</a> › \(crumb)</p>
                <div class="head"><div><h1>\(title)</h1>\(lead)</div><div class="acts noprint">\(actions)</div></div>
                \(menu)
                \(past)
                <div class="livebar noprint" id="meekijken" data-live="\(liveAddress)" data-version="\(view.process.version)" data-offline="\(t("live.offline"))" data-online="\(t("live.online"))" data-changed="\(t("live.changed"))" data-show="\(t("live.show"))" data-full="\(t("live.full"))" data-gone="\(t("live.ended.noRight"))" data-reload="\(t("live.reload"))"><p role="status" aria-live="polite"></p><p class="present"></p></div>\(sending)
                \(body)
                """
        ).html
    }

    private var body: HTML {
        let followed: HTML = "<div id=\"inhoud-proces\"\(isLive ? " data-follow" : HTML.none)>\(content)</div>"
        return beside.map { "<div class=\"besides\">\($0)\(followed)</div>" as HTML } ?? followed
    }

    private var crumb: HTML {
        tab == .overview
            ? "\(view.charter.name)" : "<a href=\"\(view.link(.tab(.overview)))\">\(view.charter.name)</a>"
    }

    /// What `sending.js` needs to keep what was typed where it cannot be sent.
    private var sending: HTML? {
        guard view.person != nil, !view.isPast else { return nil }
        return """
            <div id="versturen" hidden data-check="\(view.page.link(.account))" data-signin="\(view.page.link(.signIn(back: view.page.path)))" data-signintext="\(t("sending.signIn"))" data-most="\(String(FormRequest.mostBytes))" data-large="\(t("sending.large"))" data-offline="\(t("sending.offline"))" data-out="\(t("sending.out"))"></div>
            """
    }

    private var liveAddress: String { view.isPast ? "" : view.link(.live) }

    /// A line of links; on a phone a button with the name of this part, which opens the same links. Without scripts too.
    private var menu: HTML {
        let links = ProcessTab.allCases.map { tab -> HTML in
            let current: HTML = tab == self.tab ? " aria-current=\"page\"" : .none
            return "<a href=\"\(view.link(.tab(tab)))\"\(current)>\(t("process.tab.\(tab.key)"))</a>"
        }
        return """
            <button class="btn tabsbutton noprint" type="button" popovertarget="onderdelen"><span class="vh">\(t("process.menu")): </span>\(t("process.tab.\(tab.key)"))</button>
            <nav class="tabs noprint" id="onderdelen" popover aria-label="\(t("process.menu"))">\(links)</nav>
            """
    }

    private var past: HTML? {
        guard view.isPast else { return nil }
        let now = view.link(.tab(tab), at: nil)
        return """
            <p class="callout warn" role="note">\(t("process.past", ["moment": t.moment(view.process.changed), "version": t.number(view.process.version)])) <a href="\(now)">\(t("process.toNow"))</a></p>
            """
    }
}
