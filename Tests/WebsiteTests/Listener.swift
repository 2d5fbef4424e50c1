import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Website

/// Listens to an event stream of the site while it is being written.
final class Listener: Sendable {
    let status: Int
    let headers: HTTPFields
    private let heard: Heard
    private let writing: Task<Void, any Error>
    private let channel: NIOAsyncTestingChannel

    private init(
        status: Int, headers: HTTPFields, heard: Heard, writing: Task<Void, any Error>, channel: NIOAsyncTestingChannel
    ) {
        self.channel = channel
        self.status = status
        self.headers = headers
        self.heard = heard
        self.writing = writing
    }

    /// Asks for an event stream as a browser does.
    static func open(_ site: Site, _ path: String, as browser: Browser, headers: HTTPFields = [:]) async throws
        -> Listener
    {
        var headers = headers
        let cookies = browser.cookies
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        // The framework reads the request's id from its logger.
        var logger = Logger(label: "test")
        logger[metadataKey: "hb.request.id"] = "test"
        let channel = NIOAsyncTestingChannel()
        let source = ApplicationRequestContextSource(channel: channel, logger: logger)
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let response = try await buildRouter(site).buildResponder().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: SiteContext(source: source))
        let heard = Heard()
        let writing = Task {
            defer { heard.end() }
            try await response.body.write(Writer(heard: heard))
        }
        return Listener(
            status: response.status.code, headers: response.headers, heard: heard, writing: writing, channel: channel)
    }

    /// Goes away.
    func close() { writing.cancel() }

    /// Closes the connection, as a browser does that leaves the page; nothing that is written tells the server so.
    func hangUp() async throws { try await channel.close() }

    /// Everything that was written, as soon as it holds a text; as far as it came when the stream ended before.
    func text(until wanted: String) async -> String { await heard.text(until: wanted) }

    /// Everything that was written until the stream ended.
    func textUntilEnd() async -> String {
        _ = await writing.result
        return heard.text
    }

    private struct Writer: ResponseBodyWriter {
        let heard: Heard
        mutating func write(_ buffer: ByteBuffer) async throws { heard.add(String(buffer: buffer)) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private final class Heard: Sendable {
        private struct State {
            var text = ""
            var hasEnded = false
            var waiting: (wanted: String, continuation: CheckedContinuation<String, Never>)?
        }
        private let state = Mutex(State())

        var text: String { state.withLock { $0.text } }
        func add(_ text: String) { change { $0.text += text } }
        func end() { change { $0.hasEnded = true } }

        func text(until wanted: String) async -> String {
            await withCheckedContinuation { continuation in
                change { $0.waiting = (wanted, continuation) }
            }
        }

        private func change(_ change: (inout State) -> Void) {
            state.withLock { state in
                change(&state)
                if let waiting = state.waiting, state.hasEnded || state.text.contains(waiting.wanted) {
                    waiting.continuation.resume(returning: state.text)
                    state.waiting = nil
                }
            }
        }
    }
}
