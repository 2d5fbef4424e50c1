internal import Outlines
internal import Planning
internal import Process

/// The ground that a process is about: a border of its own, or areas of the atlas.
enum LaneGround: Sendable {
    case areas([AreaCode])
    case border(Outline, DrawnArea)

    /// The areas of the atlas that it is about or touches.
    var codes: [AreaCode] {
        switch self {
        case .areas(let codes): codes
        case .border(_, let drawn): drawn.notable.map(\.code)
        }
    }
}

/// Why two processes work on the same ground.
struct GroundOverlap: Equatable, Sendable {
    enum Reason: Equatable, Sendable {
        /// Both are about this area.
        case same(AreaCode)
        /// One is about an area that lies within one of the other's.
        case within(AreaCode, AreaCode)
        /// A border covers so much of an area that the other is about, in m².
        case covered(AreaCode, squareMetres: Double)
        /// Two borders share so much ground, in m².
        case shared(squareMetres: Double)
    }

    /// Places of the two among the processes of the board, the first one before the second.
    let first: Int
    let second: Int
    /// Everything that says so; never empty.
    let reasons: [Reason]

    /// Slivers along a border, which drawing leaves on the other side, are less than this part of it.
    static let leastShare = 0.001

    /// Everything that says that two processes work on the same ground; empty when they do not.
    static func reasons(_ one: LaneGround, _ other: LaneGround, site: Site) async throws -> [Reason] {
        switch (one, other) {
        case (.areas(let first), .areas(let second)): return reasons(first, second)
        case (.border(_, let drawn), .areas(let codes)), (.areas(let codes), .border(_, let drawn)):
            return reasons(drawn, codes)
        case (.border(let first, let drawn), .border(let second, let otherDrawn)):
            let shared = try await site.squareMetresShared(first, second)
            let least = leastShare * min(drawn.squareMetres, otherDrawn.squareMetres)
            return shared > least ? [.shared(squareMetres: shared)] : []
        }
    }

    private static func reasons(_ first: [AreaCode], _ second: [AreaCode]) -> [Reason] {
        first.flatMap { one in
            second.compactMap { other -> Reason? in
                if one == other { return .same(one) }
                if one.isWithin(other) { return .within(one, other) }
                return other.isWithin(one) ? .within(other, one) : nil
            }
        }
    }

    /// What a border covers of each of the areas, by the finest areas of the atlas within it.
    private static func reasons(_ drawn: DrawnArea, _ codes: [AreaCode]) -> [Reason] {
        codes.compactMap { code in
            let inside = drawn.notable.filter { $0.code == code || $0.code.isWithin(code) }
            let sum = inside.reduce(0) { $0 + $1.squareMetres }
            return sum > leastShare * drawn.squareMetres ? .covered(code, squareMetres: sum) : nil
        }
    }
}

extension AreaCode {
    /// True when the code says that it lies within another.
    func isWithin(_ other: AreaCode) -> Bool {
        var up = parent
        while let code = up {
            if code == other { return true }
            up = code.parent
        }
        return false
    }
}
