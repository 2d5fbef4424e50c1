import Foundation
import Planning
import Testing
import TestSupport
import ProcessTestSupport

@testable import Process

/// Payloads that no program of ours wrote: read or refused, and never the end of the program.
struct DamagedPayloadTests {
    private let catalogue = EventCatalogue.current

    /// Reads a payload as every type there is; what can be read is also carried out.
    private func read(_ payload: [UInt8], as type: String) {
        do {
            let event = try catalogue.decode(type: type, schema: 1, payload: payload)
            var process = AreaProcess()
            process.apply(event, as: Story.fact(1))
            _ = process.progress
            _ = GoalMatrix(process)
            _ = try catalogue.encode(event)
        } catch {
            guard case .damaged = error else {
                Issue.record("\(type): \(error)")
                return
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `random bytes never end the program`(_ seed: UInt64) {
        var random = SeededGenerator(state: seed)
        for _ in 0..<50 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8(truncatingIfNeeded: random.next())
            }
            for kind in catalogue.types { read(bytes, as: kind.type) }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `random JSON never ends the program`(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        for _ in 0..<30 {
            let bytes = Array(try JSONEncoder().encode(JSONValue.random(depth: 4, using: &random)))
            for kind in catalogue.types { read(bytes, as: kind.type) }
        }
    }

    /// Real payloads with one value replaced, one member gone, or one byte changed.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `nearly right payloads never end the program`(
        _ seed: UInt64
    ) throws {
        var random = SeededGenerator(state: seed)
        for line in try EventFixtureTests.lines() {
            for _ in 0..<20 {
                let mutated = line.payload.mutated(using: &random)
                read(Array(try JSONEncoder().encode(mutated)), as: line.type)
            }
            var bytes = try line.bytes
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(truncatingIfNeeded: random.next())
            read(bytes, as: line.type)
        }
    }

    @Test func `JSON within JSON without end is refused`() {
        let deep = Array((String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8)
        let item = Array(#"{"id":"k","item":"#.utf8) + deep + Array("}".utf8)
        for kind in catalogue.types {
            read(deep, as: kind.type)
            read(item, as: kind.type)
        }
    }
}

extension JSONValue {
    /// Names that payloads use, and some that they do not.
    private static let names = ["id", "item", "charter", "key", "answer", "party", "title", "text", "points", "x"]

    static func random(depth: Int, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2: .integer(Int64(bitPattern: random.next()))
        case 3: .number(Double.random(in: -1e300...1e300, using: &random))
        case 4: .string("")
        case 5: .string(String(UnicodeScalar(UInt16(truncatingIfNeeded: random.next())).map(Character.init) ?? "k"))
        case 6:
            .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
        default:
            .object(
                Dictionary(
                    names.shuffled(using: &random).prefix(Int.random(in: 0..<6, using: &random))
                        .map { ($0, JSONValue.random(depth: depth - 1, using: &random)) }
                ) { first, _ in first })
        }
    }

    /// With something in it replaced or taken away.
    func mutated(using random: inout SeededGenerator) -> JSONValue {
        if Int.random(in: 0..<5, using: &random) == 0 { return .random(depth: 2, using: &random) }
        switch self {
        case .object(var members):
            guard let name = members.keys.sorted().randomElement(using: &random) else { return .null }
            members[name] =
                Int.random(in: 0..<4, using: &random) == 0 ? nil : members[name]?.mutated(using: &random)
            return .object(members)
        case .array(var elements):
            guard let place = elements.indices.randomElement(using: &random) else { return .array([.null]) }
            elements[place] = elements[place].mutated(using: &random)
            return .array(elements)
        default: return .random(depth: 2, using: &random)
        }
    }
}
