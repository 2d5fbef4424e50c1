internal import Atlas
internal import GeoModel
internal import Outlines
internal import Planning
internal import Process
internal import Tiles

/// A small map of what a process is about: its areas among the others of their municipality, or its own border over the
/// areas that it crosses. A drawing that needs no script.
struct ProcessMap {
    let page: PageRequest
    let areas: [AreaCode]
    let drawn: DrawnArea?
    /// What the map is of, for who cannot see it.
    let title: String

    /// Most areas on the map under a border; more of them are drawn as what they are part of.
    static let mostAreas = 400

    var html: HTML? {
        guard let map = drawn.flatMap(bordered) ?? composed else { return nil }
        return "<figure class=\"minimap\">\(map)</figure>"
    }

    private var site: Site { page.site }

    private func address(_ code: AreaCode) -> String { page.link(.area(code.description)) }

    /// Areas of the atlas.
    private var composed: HTML? {
        guard let first = areas.first, let (level, _) = site.atlas.find(first), let layer = site.layer(level.level)
        else { return nil }
        let inside = Set(areas)
        let places = level.level == .municipality ? Array(0..<level.count) : Array(level.places(in: first.municipality))
        let classes = level.codes.map { inside.contains($0) ? Int8(3) : 0 }
        let drawing = MapDrawing(layer: layer, classes: classes, places: places, width: 420)
        let outlines = site.outlines(level.level, around: first) { drawing.outlines() }
        return drawing.linked(outlines, title: title) { address(level.codes[$0]) }
    }

    /// A border over the areas around it.
    private func bordered(_ drawn: DrawnArea) -> HTML? {
        let box = drawn.mercator.box
        let window = box.insetBy(-0.12 * max(box.width, box.height))
        for kind in site.atlas.levels.keys.sorted().reversed() {
            guard let level = site.atlas[kind], let layer = site.layer(kind) else { continue }
            let places = layer.shapes.features(in: window).sorted()
            guard places.count <= Self.mostAreas || kind == .municipality else { continue }
            let inside = Set(drawn.notable.map(\.code)).union(areas)
            var classes = [Int8](repeating: 0, count: level.count)
            for place in places where inside.contains(level.codes[place]) { classes[place] = 1 }
            var drawing = MapDrawing(layer: layer, classes: classes, places: places, width: 420)
            drawing.window = window
            return drawing.linked(drawing.outlines(), title: title, border: drawn.mercator) {
                address(level.codes[$0])
            }
        }
        return nil
    }
}

extension ProcessMap {
    /// The map on the first page of a process.
    init(view: ProcessPage) {
        self.init(
            page: view.page, areas: view.charter.areas, drawn: view.drawn,
            title: view.t("charter.mapLabel", ["name": view.charter.name]))
    }
}
