import Journal
import Planning
public import Process
import ProcessService

extension ItemID: ExpressibleByUnicodeScalarLiteral {}
extension ItemID: ExpressibleByExtendedGraphemeClusterLiteral {}
extension ItemID: ExpressibleByStringLiteral {
    /// An id written in a test.
    public init(stringLiteral text: String) {
        guard let id = ItemID(rawValue: text) else { preconditionFailure("'\(text)' is no id") }
        self = id
    }
}

extension StreamID {
    static let meerburg = stream("meerburg-a1b2")

    static func stream(_ name: String) -> StreamID {
        guard let id = StreamID(rawValue: name) else { preconditionFailure("'\(name)' is no stream") }
        return id
    }
}

extension PersonID {
    static let anna = PersonID(rawValue: "anna")
    static let bert = PersonID(rawValue: "bert")
    static let carla = PersonID(rawValue: "carla")
    static let dirk = PersonID(rawValue: "dirk")
    static let eva = PersonID(rawValue: "eva")
    static let fien = PersonID(rawValue: "fien")
}

extension Charter {
    static var meerburg: Charter {
        Charter(name: "Meerburg", areas: [AreaCode("BU05460400")].compactMap { $0 })
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

/// Random numbers from a seed, so that a failing case can be repeated (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
