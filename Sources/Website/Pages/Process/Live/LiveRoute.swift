internal import HTTPTypes
internal import Hummingbird
internal import Journal
internal import NIOCore
internal import Planning
internal import Process
internal import ProcessService

/// `/proces/{id}/live`: what happens in a process, as server-sent events. The id of an event is the version of the process, so
/// that a browser that lost its connection goes on where it was.
func addLiveRoute(to router: Router<SiteContext>, site: Site) {
    router.get("/proces/{id}/live") { request, context in
        let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
        guard let service = site.processes, service.watchers(of: view.id) < LivePlaces.mostPerProcess else {
            throw SiteProblem.tooManyWatch
        }
        let client = ClientAddress(request, context, behindTLS: site.configuration.behindTLS)
        let place = try site.livePlaces.take(person: view.person, address: client.key)
        let told = request.headers[.lastEventID] ?? view.page.query["na"] ?? ""
        let asked = Int(told).flatMap { (0...view.latest).contains($0) ? $0 : nil } ?? view.latest
        // Who may not look back further hears of nothing before that.
        let since = max(asked, view.earliest - 1)
        // Watching begins before looking back, so that nothing falls between the two.
        // Only who takes part is told to be there by name; who reads along counts as one more reader.
        let isMember = view.seats == nil
        let notices = service.watch(view.id, as: isMember ? view.person : nil)
        let earlier = try await service.changes(in: view.id, after: since, most: LiveLines.mostAtOnce + 1)
        let page = view.page
        let id = view.id
        let ends = LiveEnds(channel: context.channel, session: page.visitor.session, people: site.people)
        let lines = LiveLines(page: page, id: id, isMember: isMember, ends: ends) {
            guard let now = try await service.process(id) else { return nil }
            let person = page.visitor.person?.id
            guard now.isReadable(by: person, linkDigest: page.readingKey) else { return nil }
            return .init(seats: now.seats(for: person, page.t))
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
                defer { place.leave() }
                try await lines.write(earlier: earlier, then: notices) { text in
                    try await writer.write(ByteBuffer(string: text))
                }
                try await writer.finish(nil)
            })
    }
}

extension HTTPField.Name {
    /// What a browser says that lost its connection.
    static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .ifNoneMatch
}
