internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Journal
internal import NIOCore
internal import Planning
internal import Process
internal import ProcessService
internal import ServiceLifecycle

/// `/proces/{id}/live`: what happens in a process, as server-sent events. The id of an event is the version of the process, so
/// that a browser that lost its connection goes on where it was.
func addLiveRoute(to router: Router<SiteContext>, site: Site) {
    router.get("/proces/{id}/live") { request, context in
        let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
        guard let service = site.processes, service.watchers(of: view.id) < LiveLines.mostWatchers else {
            throw SiteProblem.busy
        }
        let told = request.headers[.lastEventID] ?? view.page.query["na"] ?? ""
        let since = Int(told).flatMap { (0...view.latest).contains($0) ? $0 : nil } ?? view.latest
        // Watching begins before looking back, so that nothing falls between the two.
        let notices = service.watch(view.id, as: view.person)
        let earlier = try await service.changes(in: view.id, after: since, most: LiveLines.mostAtOnce + 1)
        let page = view.page
        let id = view.id
        let lines = LiveLines(page: page, id: id) {
            try await service.process(id)?.isReadable(by: page.visitor.person?.id, linkDigest: page.readingKey) ?? false
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
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

/// Notices as lines of an event stream.
struct LiveLines: Sendable {
    /// How many may watch one process from this server.
    static let mostWatchers = 2_000
    /// Changes that are told one by one to who was away; who missed more reads the page again.
    static let mostAtOnce = 100
    /// A line without meaning is sent this often, so that a lost connection shows on both sides: who left is not shown as being
    /// there for longer than this.
    static let heartbeat = Duration.seconds(5)

    /// What changes who may read it.
    static let readers = "members"

    let page: PageRequest
    let id: StreamID
    /// Whether the reader may still read the process.
    let mayRead: @Sendable () async throws -> Bool

    /// Writes what was missed, then everything that happens, until the reader goes away.
    func write(
        earlier: [LiveChange], then notices: AsyncStream<LiveNotice>, _ send: (String) async throws -> Void
    ) async throws {
        try await send("retry: 2000\n\n")
        var told = 0
        if earlier.count > LiveLines.mostAtOnce {
            try await send("event: gemist\ndata: {}\n\n")
        } else {
            for change in earlier {
                try await send(try await line(change))
                told = change.version
            }
        }
        let (beats, beat) = AsyncStream.makeStream(of: LiveNotice?.self, bufferingPolicy: .bufferingNewest(300))
        let pump = Task {
            for await notice in notices { beat.yield(notice) }
            beat.finish()
        }
        let clock = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: LiveLines.heartbeat)
                beat.yield(nil)
            }
        }
        defer {
            pump.cancel()
            clock.cancel()
        }
        // A server that is asked to stop does not wait for those who only watch; their browsers come back by themselves.
        try await withGracefulShutdownHandler {
            try await write(beats, told: told, send)
        } onGracefulShutdown: {
            beat.finish()
        }
    }

    private func write(
        _ notices: AsyncStream<LiveNotice?>, told last: Int, _ send: (String) async throws -> Void
    ) async throws {
        var told = last
        for await notice in notices {
            switch notice {
            case nil: try await send(": \n\n")
            case .changed(let change)? where change.version > told:
                // Who was sent away, or whose link was closed, hears nothing more: not even that.
                if change.subject == LiveLines.readers, try await !mayRead() { return }
                try await send(try await line(change))
                told = change.version
            case .changed?: continue
            case .present(let people, let others)?: try await send(try await present(people, others))
            case .missed?: try await send("event: gemist\ndata: {}\n\n")
            }
        }
    }

    private struct ChangeData: Encodable {
        let versie: Int
        let onderwerp: String
        let tekst: String
        let door: String
    }

    private func line(_ change: LiveChange) async throws -> String {
        try await page.site.liveLines.line("\(id) \(change.version) \(page.language.rawValue)") {
            try await made(change)
        }
    }

    private func made(_ change: LiveChange) async throws -> String {
        let t = page.t
        let name = try await PersonNames([change.by], page: page)[change.by]
        let what = t("event.\(change.type)") + (change.title.isEmpty ? "" : ": " + change.title)
        let data = ChangeData(
            versie: change.version, onderwerp: change.subject, tekst: t("live.did", ["name": name, "what": what]),
            door: change.by.rawValue)
        return "id: \(change.version)\nevent: wijziging\ndata: \(try json(data))\n\n"
    }

    private func present(_ people: [PersonID], _ others: Int) async throws -> String {
        let who = people.map(\.rawValue).joined(separator: ",")
        return try await page.site.liveLines.line("\(id) \(who) \(others) \(page.language.rawValue)") {
            try await made(people, others)
        }
    }

    private func made(_ people: [PersonID], _ others: Int) async throws -> String {
        let t = page.t
        let names = try await PersonNames(Set(people), page: page)
        var parts = people.prefix(8).map { names[$0] }
        if people.count > 8 { parts.append(t("live.more", ["count": t.number(people.count - 8)])) }
        if others > 0 { parts.append(t(others == 1 ? "live.otherOne" : "live.otherMany", ["count": t.number(others)])) }
        let text = t("live.present", ["names": parts.joined(separator: ", ")])
        return "event: aanwezig\ndata: \(try json(["tekst": text]))\n\n"
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
