import Journal
import Planning
import Process
import ProcessService
import ProcessTestSupport

extension StreamID {
    static let meerburg = stream("meerburg-a1b2")

    static func stream(_ name: String) -> StreamID {
        guard let id = StreamID(rawValue: name) else { preconditionFailure("'\(name)' is no stream") }
        return id
    }
}

extension Card {
    static func named(_ title: String) -> Card {
        Card(title: title, phase: .start, level: .tactical, alliance: .natural)
    }
}

extension ProcessService {
    /// With a clock that stands still.
    convenience init(_ journal: any JournalStore) {
        self.init(journal: journal) { Timestamp(milliseconds: 1_640_995_200_000) }
    }

    /// A service with a process in it that Anna directs.
    static func begun(on journal: any JournalStore = MemoryJournal()) async throws -> ProcessService {
        let service = ProcessService(journal)
        try await service.perform(StartProcess(.meerburg), in: .meerburg, by: .anna)
        return service
    }
}
