import Foundation
import Planning
import Testing

@testable import Process

/// An event whose form changed twice: at first it had a name; then a first and a last name; now also a country.
private struct GuestCame: ProcessEvent {
    static let type = "guest.came"
    static let schema = 3
    static var upgrades: [@Sendable (JSONValue) -> JSONValue] {
        [
            { event in
                guard case .string(let name) = event["name"] else { return event }
                let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
                return .object(["first": .string(parts.first ?? ""), "last": .string(parts.dropFirst().first ?? "")])
            },
            { event in
                var event = event
                event["country"] = .string("NL")
                return event
            },
        ]
    }

    let first: String
    let last: String
    let country: String

    func apply(to process: inout AreaProcess, as fact: Fact) {}
    var subject: String { "guest" }
}

/// One that says it has two forms and knows no way from the first to the second.
private struct Careless: ProcessEvent {
    static let type = "careless"
    static let schema = 2
    func apply(to process: inout AreaProcess, as fact: Fact) {}
    var subject: String { "" }
}

/// A register item in its second form: events that carry it are brought to it where the item stands.
private struct UpgradedCard {
    static let upgrade: @Sendable (JSONValue) -> JSONValue = { item in
        var item = item
        item["titel"] = nil
        item["title"] = item["title"] ?? .string("zonder titel")
        return item
    }
}

struct UpgradeTests {
    private let catalogue = EventCatalogue([GuestCame.self, Careless.self])

    private func decode(_ schema: Int, _ text: String, type: String = "guest.came") throws -> GuestCame? {
        try catalogue.decode(type: type, schema: schema, payload: Array(text.utf8)) as? GuestCame
    }

    @Test func `an event is brought to today's form, one step after another`() throws {
        let expected = GuestCame(first: "Jan", last: "de Wit", country: "NL")
        #expect(try decode(1, #"{"name":"Jan de Wit"}"#) == expected)
        #expect(try decode(2, #"{"first":"Jan","last":"de Wit"}"#) == expected)
        #expect(try decode(3, #"{"first":"Jan","last":"de Wit","country":"NL"}"#) == expected)
    }

    @Test func `it is written in today's form`() throws {
        let bytes = try catalogue.encode(GuestCame(first: "A", last: "B/C", country: "BE"))
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"country":"BE","first":"A","last":"B/C"}"#)
    }

    @Test func `an upgrade of an item reaches the item in its event`() {
        #expect(
            upgradingItem(UpgradedCard.upgrade)(.object(["id": .string("k"), "item": .object([:])]))
                == .object(["id": .string("k"), "item": .object(["title": .string("zonder titel")])]))
        #expect(upgradingItem(UpgradedCard.upgrade)(.null) == .null)
    }

    @Test func `a type that nobody knows is refused by name`() {
        #expect(throws: EventCatalogue.Failure.unknownType("guest.left")) {
            try decode(1, "{}", type: "guest.left")
        }
    }

    @Test(arguments: [0, -1, 4, .max, .min]) func `a form that was never written is refused`(_ schema: Int) {
        #expect(throws: EventCatalogue.Failure.unknownSchema("guest.came", schema)) { try decode(schema, "{}") }
    }

    @Test func `forms without a way between them are refused, not guessed`() {
        #expect(throws: EventCatalogue.Failure.unknownSchema("careless", 1)) { try decode(1, "{}", type: "careless") }
        #expect(throws: EventCatalogue.Failure.unknownSchema("careless", 2)) { try decode(2, "{}", type: "careless") }
    }

    @Test(arguments: ["", "{", "[]", "null", "{\"first\":1}", "{\"first\":\"a\"}", "\u{0}"])
    func `a damaged payload is refused`(_ text: String) {
        for schema in 1...3 {
            let failure = #expect(throws: EventCatalogue.Failure.self) { try decode(schema, text) }
            guard case .damaged("guest.came", let reason) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test func `every kind of event knows the way from each of its forms`() throws {
        for line in try EventFixtureTests.lines() where line.schema == 1 {
            let event = try EventCatalogue.current.decode(
                type: line.type, schema: line.schema, payload: try line.bytes)
            #expect(type(of: event).upgrades.count == type(of: event).schema - 1)
        }
    }
}
