import Journal
import Planning
import TestSupport
import Testing

/// What every backend promises about reading back what somebody chooses.
@Suite struct ReadBackContractTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A hundred events of two types by two people, and some of another stream in between.
    private func filled(_ backend: Backend) async throws -> any JournalStore {
        let journal = try backend.make(in: folder)
        for number in 0..<100 {
            let type = number.isMultiple(of: 10) ? "decision.added" : "note.added"
            let actor: PersonID = number.isMultiple(of: 4) ? .anna : .system
            try await journal.append(
                [NewEvent(type: type, schema: 1, payload: Array("{}".utf8))], to: .wijk, expecting: number, by: actor,
                at: .at(Int64(number)))
            if number.isMultiple(of: 30) {
                try await journal.addNotes([number], to: try #require(StreamID(rawValue: "ander")))
            }
        }
        return journal
    }

    @Test(arguments: Backend.allCases)
    func `the newest come first, in front of a version`(backend: Backend) async throws {
        let journal = try await filled(backend)
        func versions(_ before: Int, _ choice: EventChoice = EventChoice(), most: Int = 3) async throws -> [Int] {
            try await journal.readBack(.wijk, before: before, choice, most: most).map(\.version)
        }
        #expect(try await versions(.max) == [100, 99, 98])
        #expect(try await versions(100) == [99, 98, 97])
        #expect(try await versions(3) == [2, 1])
        for nothing in [1, 0, -1, .min] { #expect(try await versions(nothing) == []) }
        #expect(try await versions(.max, most: 0) == [])
        #expect(try await versions(.max, EventChoice(types: ["decision.added"])) == [91, 81, 71])
        #expect(try await versions(.max, EventChoice(actor: .anna)) == [97, 93, 89])
        let both = EventChoice(types: ["decision.added", "note.added"], actor: .anna)
        #expect(try await versions(50, both, most: .max).count == 13)
        #expect(
            try await versions(.max, EventChoice(types: ["decision.added"], actor: .anna), most: 9)
                == [81, 61, 41, 21, 1])
        #expect(try await versions(.max, EventChoice(types: [])) == [])
        #expect(try await versions(.max, EventChoice(types: ["x') OR 1=1 --"])) == [])
    }

    @Test(arguments: Backend.allCases)
    func `what is read back is what was recorded`(backend: Backend) async throws {
        let journal = try await filled(backend)
        let all = try await journal.all(of: .wijk)
        #expect(try await journal.readBack(.wijk, before: .max, EventChoice(), most: .max) == all.reversed())
        let nowhere = try #require(StreamID(rawValue: "leeg"))
        #expect(try await journal.readBack(nowhere, before: .max, EventChoice(), most: 5) == [])
    }
}
