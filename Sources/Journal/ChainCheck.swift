public import Planning

/// Walks events in the order of the journal and finds what was changed afterwards.
///
/// Of each event the digest is computed again and compared with what stands in it, and what stands in it with the event in
/// front. So one changed byte is found, and the event is named. What it cannot see is that the last events of the whole
/// journal were taken away: for that, keep ``lastPosition`` and ``Digest``s of streams elsewhere, as a backup does.
public struct ChainCheck: Sendable {
    /// What is wrong, in the order in which it was met; at most ``kept`` of them.
    public private(set) var damages: [ChainDamage] = []
    /// How much is wrong in all.
    public private(set) var damageCount = 0
    /// How many events were walked.
    public private(set) var eventCount = 0
    /// Position of the last event.
    public private(set) var lastPosition: Int64 = 0
    /// The end of every stream that was met.
    public private(set) var heads: [StreamID: StreamHead] = [:]

    /// How many damages are kept.
    public static let kept = 100
    private let isWhole: Bool

    /// Begins a check.
    ///
    /// - Parameter whole: true when all events of the journal come, so that positions have no gaps; false for one stream.
    public init(whole: Bool = true) { isWhole = whole }

    /// True when nothing is wrong with what was walked.
    public var isSound: Bool { damageCount == 0 }

    /// Takes the next event.
    public mutating func add(_ event: RecordedEvent) {
        let head = heads[event.stream] ?? .none
        func damage(_ kind: ChainDamage.Kind) -> ChainDamage {
            ChainDamage(stream: event.stream, version: event.version, position: event.position, kind: kind)
        }
        if isWhole ? event.position != lastPosition + 1 : event.position <= lastPosition {
            note(damage(.positionGap(after: lastPosition)))
        }
        if event.version != head.version + 1 { note(damage(.versionGap(after: head.version))) }
        if event.previous != head.digest { note(damage(.brokenChain)) }
        if event.time < head.time { note(damage(.timeRanBack)) }
        let digest = Digest(
            of: event.event, stream: event.stream, version: event.version, time: event.time, actor: event.actor,
            after: event.previous)
        if digest != event.digest { note(damage(.altered)) }
        eventCount += 1
        lastPosition = event.position
        // What stands in the event counts from here on, so that one change is told once.
        heads[event.stream] = StreamHead(version: event.version, time: event.time, digest: event.digest)
    }

    /// Notes a damage that the reader of the events found itself.
    public mutating func note(_ damage: ChainDamage) {
        damageCount += 1
        if damages.count < Self.kept { damages.append(damage) }
    }
}

/// Something in a journal that is not as it was recorded.
public struct ChainDamage: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// Payload, type, actor, time or digest was changed.
        case altered
        /// Its link to the event in front does not fit: one of the two was changed, taken away or put in.
        case brokenChain
        /// Its version does not follow on that one.
        case versionGap(after: Int)
        /// Its position does not follow on that one.
        case positionGap(after: Int64)
        /// Its time lies before that of the event in front.
        case timeRanBack
        /// It cannot be read at all; the reason in words.
        case unreadable(String)
    }

    /// Whose event; nil when that cannot be read.
    public let stream: StreamID?
    /// Which event of the stream.
    public let version: Int
    /// Its place in the journal.
    public let position: Int64
    /// What is wrong.
    public let kind: Kind

    /// Makes a damage.
    public init(stream: StreamID?, version: Int, position: Int64, kind: Kind) {
        self.stream = stream
        self.version = version
        self.position = position
        self.kind = kind
    }

    /// Stream, version and what is wrong, in one line.
    public var description: String {
        let name = stream.map { "'\($0)' version \(version)" } ?? "an event"
        return "\(name) (position \(position)): \(reason)"
    }

    private var reason: String {
        switch kind {
        case .altered: "changed after it was recorded: its digest does not fit what stands in it"
        case .brokenChain: "its link to the event in front does not fit"
        case .versionGap(let last): "it should be version \(last + 1)"
        case .positionGap(let last): "it should be position \(last + 1)"
        case .timeRanBack: "its time lies before that of the event in front"
        case .unreadable(let why): "it cannot be read: \(why)"
        }
    }
}

/// A journal, backup or export in which something is not as it was recorded.
public struct JournalDamage: ExplainedError, Hashable {
    /// Which file.
    public let path: String
    /// What is wrong, at most ``ChainCheck/kept`` of them.
    public let damages: [ChainDamage]
    /// How much is wrong in all.
    public let count: Int

    /// Tells what a check found.
    public init(path: String, check: ChainCheck) {
        self.path = path
        damages = check.damages
        count = check.damageCount
    }

    /// Stable name.
    public var code: String { "journal.damaged" }
    /// The input is not usable as it is.
    public var category: ErrorCategory { .inputRejected }
    /// Which file, and how much is wrong.
    public var what: String {
        "\(path) is damaged: \(count) \(count == 1 ? "thing is" : "things are") not as recorded."
    }
    /// Every damage on a line.
    public var why: String {
        let lines = damages.map(\.description)
        let more = count > damages.count ? ["… and \(count - damages.count) more"] : []
        return (lines + more).joined(separator: "\n  ")
    }
    /// What to do next.
    public var advice: String {
        "Keep the file for inquiry, and restore the newest backup that `journal verify` finds whole."
    }
}

extension JournalStore {
    /// Walks all events, in pages.
    ///
    /// - Complexity: one SHA-256 per event, and memory for one page.
    public func check() async throws(JournalError) -> ChainCheck {
        var check = ChainCheck()
        var position: Int64 = 0
        while true {
            let page = try await readAll(after: position, most: 1_000)
            guard let last = page.last else { return check }
            for event in page { check.add(event) }
            position = last.position
        }
    }
}
