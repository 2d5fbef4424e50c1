internal import Atlas
internal import Outlines
internal import Planning
internal import Process

/// A drawn place with how it lies to the ground of its process.
struct MeasuredPlace: Sendable {
    let drawn: DrawnPlace
    /// Nil where the process has no ground that the atlas knows.
    let reach: PlaceReach?
}

/// What drawn places mean, worked out once and kept: pages ask for the same places again and again.
final class PlaceMeasures: Sendable {
    /// What the ground of a process follows from.
    private struct GroundKey: Hashable, Sendable {
        let outline: Outline?
        let areas: [AreaCode]
    }

    private struct PlaceKey: Hashable, Sendable {
        let sketch: Sketch
        let ground: Int
    }

    private let grounds = Kept<GroundKey, ProcessGround?>(most: 64)
    private let places = Kept<PlaceKey, MeasuredPlace>(most: 2_000)

    /// Measures places on the ground of a process; those that PROJ cannot reproject are not in it.
    ///
    /// - Throws: ``SiteProblem`` when there is no time or room to do it.
    func measure(_ sketches: [Sketch], of charter: Charter, on site: Site) async throws -> [Sketch: MeasuredPlace] {
        guard !sketches.isEmpty else { return [:] }
        let key = GroundKey(outline: charter.outline, areas: charter.areas)
        let mark = key.hashValue
        let known = sketches.compactMap { sketch in
            places.known(PlaceKey(sketch: sketch, ground: mark)).map { (sketch, $0) }
        }
        if known.count == sketches.count { return Dictionary(known) { first, _ in first } }
        return try await site.heavyWork.run { [self] bound in
            let ground = try grounds.value(key) {
                try ProcessGround(outline: key.outline, areas: key.areas, on: site.atlas)
            }
            var found: [Sketch: MeasuredPlace] = [:]
            for sketch in sketches where found[sketch] == nil {
                try bound.check()
                found[sketch] = try places.value(PlaceKey(sketch: sketch, ground: mark)) {
                    let drawn = try DrawnPlace(sketch)
                    return MeasuredPlace(drawn: drawn, reach: ground?.reach(of: drawn))
                }
            }
            return found
        }
    }
}

extension ProcessPage {
    /// Places of this process, measured on its ground.
    func measured(_ sketches: [Sketch]) async throws -> [Sketch: MeasuredPlace] {
        try await page.site.places.measure(sketches, of: charter, on: page.site)
    }
}
