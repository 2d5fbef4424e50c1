internal import HTTPTypes
internal import Hummingbird
internal import Journal
internal import NIOCore
internal import Process
internal import ProcessService

/// "How did we get here?": everything that happened, the newest first, with a way to each moment; and all of it to take away.
func addTimelineRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/tijdlijn", site: site) { view, _ in
        try await lookingBack { try await TimelineView(view: view, model: TimelineModel(view: view)).html }
    }
    router.get("/proces/{id}/export.jsonl") { request, context in
        let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
        guard let service = site.processes else { throw SiteProblem.processUnknown }
        let export = StreamExport(
            journal: service.journal, stream: view.id, first: view.earliest, last: view.process.version)
        return Response(
            status: .ok, headers: [.contentType: "application/jsonl"],
            body: ResponseBody { writer in
                try await export.write { try await writer.write($0) }
                try await writer.finish(nil)
            }
        ).asDownload(view.id.rawValue + ".jsonl")
    }
}

/// A stream as JSON lines, a page at a time: however long it is, one page of it is in memory.
struct StreamExport: Sendable {
    /// Events that are read at a time.
    static let pageSize = 500

    let journal: any JournalStore
    let stream: StreamID
    /// Version of the first event that is handed out.
    let first: Int
    /// Version of the last.
    let last: Int

    /// Hands out the lines, as fast as they are taken.
    ///
    /// - Throws: what the journal says and what `send` throws.
    func write(_ send: (ByteBuffer) async throws -> Void) async throws {
        var version = first - 1
        while version < last {
            let page = try await journal.read(
                stream, after: version, most: min(StreamExport.pageSize, last - version))
            guard let end = page.last else { return }
            var lines = ByteBuffer()
            for event in page {
                lines.writeBytes(JournalExport.line(event))
                lines.writeInteger(UInt8(ascii: "\n"))
            }
            try await send(lines)
            version = end.version
        }
    }
}
