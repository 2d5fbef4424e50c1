import GeoModel
import Geometry

/// Areas as the overlay and as GEOS have them.
struct PolygonScene {
    let areas: [MultiPolygon]
    let overlay: AreaOverlay
    private let wkb: [[UInt8]]
    private let boxes: [Box]
    private let context = GEOSContext()

    init(_ areas: [MultiPolygon]) {
        self.areas = areas
        overlay = AreaOverlay(areas: areas, threads: 2)
        wkb = areas.map { WellKnownBinary.bytes(of: $0) }
        boxes = areas.map(\.box)
    }

    /// Compares the shares of a feature with what GEOS finds; `slack` is added to the area that deviations are
    /// measured against.
    func compare(_ feature: MultiPolygon, slack: Double = 0, _ worst: inout Worst, _ place: String) {
        let bytes = WellKnownBinary.bytes(of: feature)
        guard case .valid(_, let area) = context.check(areaShape: bytes) else { return }
        let shape = measured(bytes)
        let box = feature.box
        worst.note(shape.measure, area, per: area + slack, "\(place), the feature itself")
        for (index, measure) in overlay.measures(of: shape).enumerated() {
            let expected = boxes[index].intersects(box) ? context.sharedArea(bytes, wkb[index]) : 0
            worst.note(measure, expected, per: area + slack, "\(place), area \(index)")
        }
    }
}
