internal import Atlas
internal import Foundation
internal import Hummingbird
internal import Journal
internal import Planning
internal import Process
internal import ProcessService

/// The list of processes, a new process, and the board of all processes of an area.
func addProcessListRoutes(to router: Router<SiteContext>, site: Site) {
    router.get("/processen") { request, context in
        let page = PageRequest(request, context, site: site)
        return Response.page(ProcessListView(page: page, processes: try await page.readableProcesses()).html)
    }
    router.get("/processen/nieuw") { request, context in
        let page = PageRequest(request, context, site: site)
        guard page.visitor.person != nil else {
            return Response.seeOther(page.link(.signIn(back: page.backAddress)))
        }
        return Response.page(CharterForm(page: page).html)
    }
    router.form("/processen/nieuw", site: site, .page, most: DrawingEntry<Outline>.mostBytes) { form in
        guard let person = form.page.visitor.person, let service = site.processes else { throw SiteProblem.notAllowed }
        let border = try await DrawingEntry<Outline>(form, before: nil)
        var reader = FieldReader(form)
        let charter = Charter(&reader, before: nil, outline: border.drawing)
        var again = CharterForm(page: form.page, typed: form, border: border)
        again.drawn = try await border.drawing.asyncMap(site.drawnArea)
        if border.isToBeSeen && border.refusal == nil { return .page(again.html) }
        again.problems = reader.problems
        guard border.refusal == nil, reader.problems.isEmpty, let key = ItemID<Charter>(rawValue: form["id"]) else {
            return .page(again.html, status: .unprocessableContent)
        }
        // A form that comes twice starts one process; somebody else's of the same name and key is another.
        for key in [key, .random(), .random()] {
            guard let id = StreamID(name: charter.name, key: key.rawValue) else { break }
            do {
                try await service.perform(StartProcess(charter), in: id, by: person.id)
            } catch ProcessRefusal.invalid(let problems) {
                again.problems = problems
                break
            } catch ProcessRefusal.alreadyStarted, ProcessRefusal.notAllowed {
                guard try await service.process(id)?.members[person.id] != nil else { continue }
            }
            return .seeOther(
                "/proces/" + id.rawValue + (form.page.needsLanguage ? "?taal=\(form.page.language.rawValue)" : ""))
        }
        return .page(again.html, status: .unprocessableContent)
    }
    router.get("/regiebord") { request, context in
        let page = PageRequest(request, context, site: site)
        return Response.page(try await AreaBoardView(model: AreaBoardModel(page: page)).html)
    }
}

/// All processes that the visitor may read.
struct ProcessListView {
    let page: PageRequest
    let processes: [(id: StreamID, process: AreaProcess)]

    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("processes.title"), entry: .processes, page: page,
            content: """
                <div class="head"><div><h1>\(t("processes.title"))</h1><p class="lead">\(t("processes.lead"))</p></div><p class="acts noprint"><a class="btn primary" href="\(page.link(.newProcess(area: nil)))">\(t("charter.new"))</a><a class="btn" href="\(page.link(.areaBoard(nil)))">\(t("areaboard.title"))</a></p></div>
                \(list)
                """
        ).html
    }

    private var list: HTML {
        guard !processes.isEmpty else { return "<p class=\"callout\">\(t("processes.none"))</p>" }
        return "<ul class=\"proclist\">\(processes.map { row($0.id, $0.process) })</ul>"
    }

    private func row(_ id: StreamID, _ process: AreaProcess) -> HTML {
        let charter = process.charter
        let atlas = page.site.atlas
        let areas = (charter?.areas ?? []).prefix(4).map { atlas.name(of: $0) }.joined(separator: ", ")
        let step = process.step.step
        let progress = process.progress
        let lacking = progress.lacking.count
        let role = page.visitor.person.flatMap { process.members[$0.id] }.map { t("role.\($0.role.rawValue)") }
        let chip: HTML? = role.map { " <span class=\"chip\">\($0)</span>" }
        let address = "/proces/\(id.rawValue)" + (page.needsLanguage ? "?taal=\(page.language.rawValue)" : "")
        return """
            <li><h2><a href="\(address)">\(charter?.name ?? id.rawValue)</a>\(chip)</h2>
            <p>\(areas)</p><p class="note">\(t("process.step", ["number": String(step.number), "step": t("step.\(step.rawValue)").lowercasedFirst])) \(lacking == 0 ? t("process.nothingLacksHere") : t("processes.lacking", ["count": t.number(lacking)])) \(t("processes.parties", ["count": t.number(process.parties.count)])) \(t("processes.changed", ["day": t.day(process.changed)]))</p></li>
            """
    }
}
