public import Journal
public import Planning
internal import Process
internal import ProcessService

/// Two area processes in the demo town: one in full swing after two years, one that has just begun.
///
/// They are made by the ordinary commands at moments of the past, under the ordinary rights. The same places and diagnosis give
/// the same events, down to their digests.
public struct DemoProcesses: Sendable {
    private let places: DemoPlaces
    private let diagnosis: [Transition: Double]

    /// The process in full swing.
    public static let large = stream("demo-wijk-in-beweging")
    /// The one that has just begun.
    public static let small = stream("demo-groene-randen")

    /// Sets the processes in places.
    ///
    /// - Parameter diagnosis: urgency scores of the district, 0…100, as the atlas has them.
    public init(places: DemoPlaces, diagnosis: [Transition: Double]) {
        self.places = places
        self.diagnosis = diagnosis
    }

    /// Writes both into a journal.
    ///
    /// - Returns: how many events were written.
    /// - Throws: ``DemoProcessError/alreadyThere`` when the journal has one of them, `JournalError` when it cannot be kept.
    @discardableResult
    public func write(to journal: any JournalStore) async throws -> Int {
        for stream in [DemoProcesses.large, DemoProcesses.small]
        where try await journal.summary(of: stream) != nil {
            throw DemoProcessError.alreadyThere
        }
        let story = DemoStory(places: places, diagnosis: diagnosis)
        return try await write(story.large, to: DemoProcesses.large, in: journal)
            + write(story.small, to: DemoProcesses.small, in: journal)
    }

    private func write(_ entries: [DemoEntry], to stream: StreamID, in journal: any JournalStore) async throws -> Int {
        // People had the figures of the year before them.
        func service(_ year: String) -> ProcessService {
            ProcessService(journal: journal, atlas: AtlasEdition(edition: year, fingerprint: "demo-" + year)) {
                Timestamp(milliseconds: 0)
            }
        }
        let services = ["2022": service("2022"), "2023": service("2023")]
        let ordered = entries.enumerated().sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
        var count = 0
        for entry in ordered.map(\.element) {
            guard let service = services[String(entry.moment.prefix(4))] else {
                throw DemoProcessError.outsideHistory(entry.moment)
            }
            let process = try await service.process(stream) ?? AreaProcess()
            do {
                count += try await service.perform(
                    entry.command(process), in: stream, by: entry.person, at: try entry.time
                ).count
            } catch let refusal as ProcessRefusal {
                throw DemoProcessError.refused(moment: entry.moment, reason: "\(refusal)")
            }
        }
        return count
    }

    private static func stream(_ name: String) -> StreamID {
        guard let id = StreamID(rawValue: name) else { preconditionFailure("'\(name)' is no stream") }
        return id
    }
}

/// Why the processes of the demo cannot be made.
public enum DemoProcessError: ExplainedError, Hashable {
    /// The journal has them already.
    case alreadyThere
    /// The atlas has no municipality with a district and a neighbourhood.
    case noPlaces
    /// A command of the story is refused: the story is wrong.
    case refused(moment: String, reason: String)
    /// A command of the story is not of 2022 or 2023.
    case outsideHistory(String)

    /// Stable name.
    public var code: String {
        switch self {
        case .alreadyThere: "demo.alreadyThere"
        case .noPlaces: "demo.noPlaces"
        case .refused: "demo.refused"
        case .outsideHistory: "demo.outsideHistory"
        }
    }

    /// What kind of failure.
    public var category: ErrorCategory { self == .alreadyThere ? .wrongUse : .failed }

    /// What failed.
    public var what: String { "The processes of the demo cannot be made." }

    /// Why.
    public var why: String {
        switch self {
        case .alreadyThere: "The journal in this folder has them already."
        case .noPlaces: "The atlas has no municipality with a district and a neighbourhood."
        case .refused(let moment, let reason): "What happens at \(moment) is refused: \(reason)."
        case .outsideHistory(let moment): "\(moment) is not in 2022 or 2023."
        }
    }

    /// What to do next.
    public var advice: String {
        switch self {
        case .alreadyThere: "Give another folder, or serve this one as it is."
        case .noPlaces: "Make the demo with more neighbourhoods."
        case .refused, .outsideHistory: "Report this: the demo is not as it should be."
        }
    }
}
