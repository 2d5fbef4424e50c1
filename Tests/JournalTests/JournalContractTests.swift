import Journal
import Planning
import Testing
import TestSupport

/// What every backend promises about appending and reading.
@Suite struct JournalContractTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: Backend.allCases)
    func `events come back in order, as they were acknowledged`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        let first = try await journal.append(
            [.note(1), .note(2)], to: .wijk, expecting: 0, by: .anna, at: .at(1))
        let second = try await journal.append([.note(3)], to: .wijk, expecting: 2, by: .system, at: .at(2))
        #expect(first.map(\.version) == [1, 2])
        #expect(second.map(\.version) == [3])
        #expect(second.map(\.actor) == [.system])
        #expect(second.map(\.time) == [.at(2)])
        #expect(second.map(\.previous) == [first[1].digest])
        #expect(try await journal.all(of: .wijk) == first + second)
    }

    @Test(arguments: Backend.allCases)
    func `a stream without events is empty, and has no summary`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        #expect(try await journal.all(of: .wijk) == [])
        #expect(try await journal.readAll(after: 0, most: 10) == [])
        #expect(try await journal.summary(of: .wijk) == nil)
        #expect(try await journal.streams() == [])
    }

    @Test(arguments: Backend.allCases)
    func `who expects another version is refused, and nothing is written`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        try await journal.append([.note(1)], to: .wijk, expecting: 0, by: .anna, at: .at(1))
        for expected in [0, 2, -1] {
            await #expect(throws: JournalError.conflict(stream: .wijk, expected: expected, actual: 1)) {
                try await journal.append(
                    [.note(2), .note(3)], to: .wijk, expecting: expected, by: .anna, at: .at(2))
            }
        }
        #expect(try await journal.all(of: .wijk).count == 1)
    }

    @Test(arguments: Backend.allCases)
    func `an append that no backend can keep is refused as a whole`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        for type in ["", "card\u{0}added", "card\nadded", String(repeating: "a", count: 129)] {
            let wrong = NewEvent(type: type, schema: 1, payload: [])
            await #expect(throws: JournalError.self) {
                try await journal.append([.note(1), wrong], to: .wijk, expecting: 0, by: .anna, at: .at(1))
            }
        }
        await #expect(throws: JournalError.self) {
            try await journal.append(
                [.note(1)], to: .wijk, expecting: 0, by: PersonID(rawValue: "a\u{0}b"), at: .at(1))
        }
        for milliseconds in [Int64.min, -2_208_988_800_001, 253_402_300_800_000, .max] {
            await #expect(throws: JournalError.self) {
                try await journal.append(
                    [.note(1)], to: .wijk, expecting: 0, by: .anna, at: Timestamp(milliseconds: milliseconds))
            }
        }
        #expect(try await journal.readAll(after: 0, most: 10) == [])
    }

    @Test(arguments: Backend.allCases)
    func `time never runs back in a stream`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        try await journal.append([.note(1)], to: .wijk, expecting: 0, by: .anna, at: .at(500))
        let late = try await journal.append([.note(2)], to: .wijk, expecting: 1, by: .anna, at: .at(100))
        let other = try await journal.append([.note(1)], to: .buurt, expecting: 0, by: .anna, at: .at(100))
        #expect(late.map(\.time) == [.at(500)])
        #expect(other.map(\.time) == [.at(100)])
        let early = Timestamp(milliseconds: -5)
        let old = try await journal.append([.note(1)], to: .stream("oud"), expecting: 0, by: .anna, at: early)
        #expect(old.map(\.time) == [early])
    }

    @Test(arguments: Backend.allCases)
    func `positions run over all streams without gaps, also behind refusals`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        for round in 0..<20 {
            let stream = StreamID.stream("wijk-\(round % 3)")
            try await journal.addNotes([round, round], to: stream)
            await #expect(throws: JournalError.self) {
                try await journal.append([.note(0)], to: stream, expecting: 0, by: .anna, at: .at(0))
            }
        }
        let all = try await journal.readAll(after: 0, most: .max)
        #expect(all.map(\.position) == Array(1...40))
        #expect(try await journal.check().isSound)
    }

    @Test(arguments: Backend.allCases)
    func `a stream and the whole journal are read in pages`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        try await journal.addNotes(Array(0..<25), to: .wijk)
        try await journal.addNotes(Array(0..<5), to: .buurt)
        #expect(try await journal.read(.wijk, after: 0, most: 10).map(\.version) == Array(1...10))
        #expect(try await journal.read(.wijk, after: 20, most: 10).map(\.version) == Array(21...25))
        #expect(try await journal.read(.wijk, after: 25, most: 10) == [])
        #expect(try await journal.read(.wijk, after: 0, most: 0) == [])
        #expect(try await journal.readAll(after: 24, most: 3).map(\.position) == [25, 26, 27])
        #expect(try await journal.readAll(after: 30, most: 3) == [])
    }

    @Test(arguments: Backend.allCases)
    func `streams are listed in alphabetical order with their ends`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        for name in ["wijk-2", "wijk-10", "buurt"] {
            let stream = StreamID.stream(name)
            try await journal.append([.note(1)], to: stream, expecting: 0, by: .anna, at: .at(1))
            try await journal.append([.note(2)], to: stream, expecting: 1, by: .anna, at: .at(9))
        }
        let streams = try await journal.streams()
        #expect(streams.map(\.stream.rawValue) == ["buurt", "wijk-10", "wijk-2"])
        #expect(streams.allSatisfy { $0.version == 2 && $0.began == .at(1) && $0.changed == .at(9) })
        let last = try await journal.read(.buurt, after: 1, most: 1)
        #expect(try await journal.summary(of: .buurt)?.head == last.first?.digest)
    }

    @Test(arguments: Backend.allCases)
    func `a snapshot comes back in its own form only, and the newest stays`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        func snapshot(_ version: Int, form: String = "a") -> Snapshot {
            Snapshot(
                stream: .wijk, version: version, digest: .none, form: form,
                state: [UInt8](repeating: 7, count: version))
        }
        #expect(try await journal.snapshot(of: .wijk, form: "a") == nil)
        try await journal.keep(snapshot(5))
        try await journal.keep(snapshot(3))
        #expect(try await journal.snapshot(of: .wijk, form: "a") == snapshot(5))
        #expect(try await journal.snapshot(of: .wijk, form: "b") == nil)
        try await journal.keep(snapshot(0, form: "b"))
        #expect(try await journal.snapshot(of: .wijk, form: "b") == snapshot(0, form: "b"))
        #expect(try await journal.snapshot(of: .buurt, form: "b") == nil)
    }

    @Test(arguments: Backend.allCases)
    func `any payload comes back byte for byte, and the chain holds`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        var random = SeededGenerator(state: 4)
        let words = ["é", "e\u{301}", "🏘️", "\u{2028}", "\"", "\\", "{}", "ﬁ", "\u{FEFF}", "Ĳsselstein"]
        var given: [NewEvent] = []
        for index in 0..<300 {
            let bytes: [UInt8] =
                switch index % 3 {
                case 0: (0..<Int.random(in: 0..<200, using: &random)).map { _ in .random(in: 0...255, using: &random) }
                case 1: Array((0..<index % 20).compactMap { _ in words.randomElement(using: &random) }.joined().utf8)
                default: []
                }
            let type = "note." + (words.randomElement(using: &random) ?? "")
            given.append(NewEvent(type: type, schema: .random(in: 1...9, using: &random), payload: bytes))
        }
        let actor = PersonID(rawValue: "e\u{301}🏘️")
        try await journal.append(given, to: .wijk, expecting: 0, by: actor, at: .at(0))
        let back = try await journal.all(of: .wijk)
        #expect(back.map(\.event.payload) == given.map(\.payload))
        #expect(back.map { Array($0.event.type.utf8) } == given.map { Array($0.type.utf8) })
        #expect(back.allSatisfy { Array($0.actor.rawValue.utf8) == Array(actor.rawValue.utf8) })
        #expect(try await journal.check().isSound)
    }
}
