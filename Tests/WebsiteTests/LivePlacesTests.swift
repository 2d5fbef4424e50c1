import Planning
import Testing

@testable import Website

/// Bounds on open event streams.
@Suite struct LivePlacesTests {
    private func refusal(_ places: LivePlaces, _ person: String?, from address: String) -> String? {
        do throws(SiteProblem) {
            _ = try places.take(person: person.map { PersonID(rawValue: $0) }, address: address)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `a person, an address and the server have a bound of their own`() throws {
        let places = LivePlaces()
        var taken: [LivePlaces.Place] = []
        func take(_ count: Int, _ person: String?, from address: String) throws {
            for _ in 0..<count {
                taken.append(try places.take(person: person.map { PersonID(rawValue: $0) }, address: address))
            }
        }
        try take(LivePlaces.mostPerPerson, "anna", from: "thuis")
        #expect(refusal(places, "anna", from: "elders") == "live.tooMany")
        #expect(refusal(places, "bert", from: "thuis") == nil)
        try take(LivePlaces.mostPerAddress, nil, from: "stadhuis")
        #expect(refusal(places, "bert", from: "stadhuis") == "live.tooMany")
        #expect(refusal(places, nil, from: "school") == nil)
        var number = 0
        while places.count < LivePlaces.most {
            number += 1
            try take(1, nil, from: "huis \(number)")
        }
        #expect(refusal(places, "carla", from: "verweg") == "live.full")
        taken.removeLast()
        #expect(refusal(places, "carla", from: "verweg") == nil)
        taken.removeAll()
        #expect(places.count == 0)
        #expect(refusal(places, "anna", from: "stadhuis") == nil)
    }

    @Test func `a place that is left twice makes room once`() throws {
        let places = LivePlaces()
        let (first, second) = (try places.take(person: nil, address: "a"), try places.take(person: nil, address: "a"))
        first.leave()
        first.leave()
        #expect(places.count == 1)
        second.leave()
        #expect(places.count == 0)
    }
}
