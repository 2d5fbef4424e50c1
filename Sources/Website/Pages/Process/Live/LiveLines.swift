internal import Foundation
internal import Journal
internal import Planning
internal import ProcessService
internal import ServiceLifecycle

/// Notices as lines of an event stream.
struct LiveLines: Sendable {
    /// Changes that are told one by one to who was away; who missed more reads the page again.
    static let mostAtOnce = 100
    /// A line without meaning is sent this often, so that a connection that was lost without a word shows on both sides.
    static let heartbeat = Duration.seconds(5)

    /// What changes who may read it.
    static let readers = "members"

    let page: PageRequest
    let id: StreamID
    /// True for who takes part: others hear no names, and not who is there.
    let isMember: Bool
    /// What ends it besides the process itself.
    let ends: LiveEnds
    /// How the reader stands to the process now; nil once they may not read it.
    let standing: @Sendable () async throws -> Standing?

    /// What a reader may hear.
    struct Standing: Sendable {
        /// What people are in the process, for who is not told names.
        let seats: [PersonID: String]?
    }

    /// Writes what was missed, then everything that happens, until the reader goes away or may no longer read.
    func write(
        earlier: [LiveChange], then notices: AsyncStream<LiveNotice>, _ send: (String) async throws -> Void
    ) async throws {
        try await send("retry: 2000\n\n")
        // The right may have gone between the answer that was promised and this moment.
        guard try await standing() != nil else { return try await send(end("live.ended.noRight")) }
        var told = 0
        if earlier.count > LiveLines.mostAtOnce {
            try await send(LiveLines.missed)
        } else {
            for change in earlier {
                try await send(try await line(change))
                told = change.version
            }
        }
        let beats = LiveBeats(notices, every: LiveLines.heartbeat)
        defer { beats.stop() }
        let watching = ends.watch { beats.end($0) }
        defer { watching.stop() }
        // A server that is asked to stop does not wait for those who only watch; their browsers come back by themselves.
        try await withGracefulShutdownHandler {
            try await write(beats, told: told, send)
        } onGracefulShutdown: {
            beats.end(.closed)
        }
    }

    private static let missed = "event: gemist\ndata: {}\n\n"

    private func write(_ beats: LiveBeats, told last: Int, _ send: (String) async throws -> Void) async throws {
        var told = last
        for await notice in beats.stream {
            // An end counts before everything that waits to be told.
            switch beats.ended {
            case .closed?: return
            case .signedOut?: return try await send(end("live.ended.signedOut"))
            case nil: break
            }
            if beats.hasMissed() {
                guard try await standing() != nil else { return try await send(end("live.ended.noRight")) }
                try await send(LiveLines.missed)
            }
            switch notice {
            case nil: try await send(": \n\n")
            case .changed(let change)? where change.version > told:
                // Who was sent away, or whose link was closed, hears nothing more of the process: not even that.
                if change.subject == LiveLines.readers {
                    guard let now = try await standing() else { return try await send(end("live.ended.noRight")) }
                    // Whoever stays as another comes back as that.
                    guard (now.seats == nil) == isMember else { return }
                }
                try await send(try await line(change))
                told = change.version
            case .changed?: continue
            case .present? where !isMember: continue
            case .present(let people, let others)?: try await send(try await present(people, others))
            case .missed?:
                // What was missed may be that the reader was sent away.
                guard try await standing() != nil else { return try await send(end("live.ended.noRight")) }
                try await send(LiveLines.missed)
            }
        }
    }

    /// Tells the browser that it need not come back, and why.
    private func end(_ key: String) throws -> String {
        "event: einde\ndata: \(try json(["tekst": page.t(key)]))\n\n"
    }

    private struct ChangeData: Encodable {
        let versie: Int
        let onderwerp: String
        let tekst: String
        let door: String
    }

    private func line(_ change: LiveChange) async throws -> String {
        try await page.site.liveLines.line("\(id) \(change.version) \(page.language.rawValue) \(isMember)") {
            try await made(change)
        }
    }

    private func made(_ change: LiveChange) async throws -> String {
        let t = page.t
        let seats = isMember ? nil : try await standing()?.seats ?? [:]
        let name = try await PersonNames([change.by], page: page, seats: seats)[change.by]
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
