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
    let content: HTML

    private var t: Texts { view.t }

    var html: HTML {
        Layout(
            title: title + " — " + view.charter.name, entry: .processes, page: view.page, usesMap: usesMap,
            scripts: ["live", "board"] + scripts,
            content: """
                <p class="crumb"><a href="\(view.page.link(.processes))">\(t("menu.processes"))</a> › \(crumb)</p>
                <div class="head"><div><h1>\(title)</h1>\(lead)</div><div class="acts noprint">\(actions)</div></div>
                <nav class="tabs noprint" aria-label="\(t("process.menu"))">\(menu)</nav>
                \(past)
                <div class="livebar noprint" id="meekijken" data-live="\(liveAddress)" data-version="\(view.process.version)" data-offline="\(t("live.offline"))" data-online="\(t("live.online"))" data-changed="\(t("live.changed"))" data-show="\(t("live.show"))"><p role="status" aria-live="polite"></p><p class="present"></p></div>
                <div id="inhoud-proces"\(isLive ? " data-follow" : HTML.none)>\(content)</div>
                """
        ).html
    }

    private var crumb: HTML {
        tab == .overview
            ? "\(view.charter.name)" : "<a href=\"\(view.link(.tab(.overview)))\">\(view.charter.name)</a>"
    }

    private var liveAddress: String { view.isPast ? "" : view.link(.live) }

    private var menu: HTML {
        ProcessTab.allCases.map { tab -> HTML in
            let current: HTML = tab == self.tab ? " aria-current=\"page\"" : .none
            return "<a href=\"\(view.link(.tab(tab)))\"\(current)>\(t("process.tab.\(tab.key)"))</a>"
        }.joined()
    }

    private var past: HTML? {
        guard view.isPast else { return nil }
        let now = view.link(.tab(tab), at: nil)
        return """
            <p class="callout warn" role="note">\(t("process.past", ["moment": t.moment(view.process.changed), "version": t.number(view.process.version)])) <a href="\(now)">\(t("process.toNow"))</a></p>
            """
    }
}
