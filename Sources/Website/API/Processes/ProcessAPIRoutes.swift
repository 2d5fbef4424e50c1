internal import Atlas
internal import Foundation
internal import Hummingbird
internal import Journal
internal import Process
internal import ProcessService

/// Area processes as data, for who may read them: `/api/v1/processen`, one of them, what its registers hold and what happened.
///
/// Reading only: what people decide goes by the forms of the site, which know who asks and what they saw.
func addProcessAPIRoutes(to router: Router<SiteContext>, site: Site) {
    guard let service = site.processes else { return }
    router.get("/api/v1/processen") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(request, allowed: ["gebied"] + Paging.names)
        let paging = try Paging(query)
        let area = try query.text("gebied").map { try page.area($0) }.map { $0.level.codes[$0.place] }
        let found = try await page.readableProcesses(touching: area)
        let items = found[paging.range(of: found.count)].map { ProcessItem($0.id, $0.process) }
        return try Response.json(PagedAnswer(items, paging: paging, total: found.count, query: query, path: page.path))
    }
    router.get("/api/v1/processen/{id}") { request, context in
        let found = try await readable(request, context, site: site).found
        return try Response.json(ProcessDetail(found.id, found.process))
    }
    router.get("/api/v1/processen/{id}/gebeurtenissen") { request, context in
        let (query, found) = try await readable(request, context, site: site, allowed: ["na", "per_pagina"])
        // Who does not take part hears nothing of what was before the process was opened.
        let after = max(try query.wholeNumber("na", in: 0...Paging.last, standard: 0), found.earliest - 1)
        let most = try query.wholeNumber("per_pagina", in: 1...Paging.longest, standard: Paging.standard)
        // What came behind the moment that was asked for is not told.
        let wanted = max(0, min(most, found.process.version - after))
        let events = wanted == 0 ? [] : try await service.journal.read(found.id, after: after, most: wanted)
        return try Response.json(EventPage(events.map(EventItem.init), of: found, query: query))
    }
    addRegisterRoute("partijen", Party.self, to: router, site: site)
    addRegisterRoute("belangen", Interest.self, to: router, site: site)
    addRegisterRoute("doelen", Goal.self, to: router, site: site)
    addRegisterRoute("verbanden", GoalRelation.self, to: router, site: site)
    addRegisterRoute("kaarten", Card.self, to: router, site: site)
    addRegisterRoute("bestanden", Attachment.self, to: router, site: site)
    addRegisterRoute("raakvlakken", CardJoint.self, to: router, site: site)
    addRegisterRoute("besluiten", Decision.self, to: router, site: site)
    addRegisterRoute("activiteiten", Activity.self, to: router, site: site)
    addRegisterRoute("werkgroepen", WorkingGroup.self, to: router, site: site)
    addRegisterRoute("aanleidingen", Trigger.self, to: router, site: site)
}

/// `/api/v1/processen/{id}/{segment}`: the items of one kind, the first added first.
private func addRegisterRoute<Item: RegisterItem>(
    _ segment: String, _ kind: Item.Type, to router: Router<SiteContext>, site: Site
) {
    router.get(RouterPath("/api/v1/processen/{id}/" + segment)) { request, context in
        let (query, found) = try await readable(request, context, site: site, allowed: Paging.names)
        let paging = try Paging(query)
        let all = found.process[keyPath: Item.register].all
        let items = all[paging.range(of: all.count)].map(RegisterEntryItem.init)
        return try Response.json(
            PagedAnswer(items, paging: paging, total: all.count, query: query, path: request.uri.path))
    }
}

/// The checked parameters, and the process that the address names as far as the visitor may read it.
private func readable(
    _ request: Request, _ context: SiteContext, site: Site, allowed: [String] = []
) async throws -> (query: CheckedQuery, found: ReadableProcess) {
    let query = try CheckedQuery(request, allowed: ["moment", "sleutel"] + allowed)
    if let key = try query.text("sleutel"), !key.utf8.allSatisfy(isSecretByte) {
        throw SiteProblem.parameter("sleutel", value: key, allowed: "A–Z, a–z, 0–9, -, _")
    }
    let page = PageRequest(request, context, site: site)
    return (query, try await ReadableProcess.find(page, context.parameters))
}

/// True for what a secret in an address is written with: base64 for addresses.
private func isSecretByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
}
