internal import Process

/// What lies in a neighbourhood of the demo town, for people of the demo to draw along: in degrees (WGS84), as a ``Sketch`` has
/// it. Empty where the town has none.
public struct DemoGround: Hashable, Sendable {
    /// Streets, the longest first.
    public let streets: [[[Double]]]
    /// The bank of the watercourse that runs longest through it.
    public let bank: [[Double]]
    /// The largest green in it, as a closed ring.
    public let green: [[Double]]

    /// Describes the ground.
    public init(streets: [[[Double]]], bank: [[Double]], green: [[Double]]) {
        self.streets = streets
        self.bank = bank
        self.green = green
    }
}

extension DemoPlaces {
    private func ground(_ number: Int) -> DemoGround? { neighbourhoods[number % neighbourhoods.count].ground }

    /// A neighbourhood as a place, with what somebody drew in it.
    private func place(_ number: Int, _ draw: (DemoGround) -> Sketch?) -> Process.Place {
        Process.Place(name(number), sketch: ground(number).flatMap(draw))
    }

    /// A street of a neighbourhood; the longest is 0.
    func street(_ number: Int, _ street: Int = 0) -> Process.Place {
        place(number) { $0.streets.count > street ? Sketch(lines: [$0.streets[street]]) : nil }
    }

    /// The watercourse through a neighbourhood.
    func bank(_ number: Int) -> Process.Place { place(number) { $0.bank.count > 1 ? Sketch(lines: [$0.bank]) : nil } }

    /// The largest green of a neighbourhood.
    func green(_ number: Int) -> Process.Place {
        place(number) { $0.green.count > 3 ? Sketch(polygons: [[$0.green]]) : nil }
    }

    /// Spots at the beginnings of streets of a neighbourhood.
    func spots(_ number: Int, _ count: Int) -> Process.Place {
        place(number) { ground in
            let spots = ground.streets.prefix(count).compactMap(\.first)
            return spots.isEmpty ? nil : Sketch(points: spots)
        }
    }
}
