internal import Atlas
internal import GeoModel
internal import Outlines
internal import Planning
internal import Process
internal import Tiles

/// A small map of what a process is about: its areas among the others of their municipality, or its own border and the places
/// drawn in it over the areas around. A drawing that needs no script.
struct ProcessMap {
    let page: PageRequest
    let areas: [AreaCode]
    let drawn: DrawnArea?
    /// What the map is of, for who cannot see it.
    let title: String
    /// Places drawn over it.
    var marks: [MapMark] = []
    /// Width in drawing units.
    var width = 420.0

    /// Most areas on the map under a border; more of them are drawn as what they are part of.
    static let mostAreas = 400

    var html: HTML? {
        guard let map = drawing else { return nil }
        return "<figure class=\"minimap\">\(map)</figure>"
    }

    private var drawing: HTML? {
        guard drawn != nil || !marks.isEmpty else { return composed }
        return window.flatMap(zoomed)
    }

    private var site: Site { page.site }

    private func address(_ code: AreaCode) -> String { page.link(.area(code.description)) }

    /// What there is to see, in Web Mercator: the border, else the areas, and all places; where there is nothing, the finest
    /// level of the atlas.
    var window: Box? {
        var box = drawn?.mercator.box ?? .empty
        for code in areas where drawn == nil {
            guard let (found, place) = site.atlas.find(code), let layer = site.layer(found.level) else { continue }
            box.extend(by: layer.shapes.boxes[place])
        }
        for mark in marks { box.extend(by: mark.shape.box) }
        if !box.isEmpty { return box }
        return site.atlas.levels.keys.sorted().last.flatMap { site.layer($0)?.shapes.extent }
    }

    /// Areas of the atlas.
    private var composed: HTML? {
        guard let first = areas.first, let (level, _) = site.atlas.find(first), let layer = site.layer(level.level)
        else { return nil }
        let inside = Set(areas)
        let places = level.level == .municipality ? Array(0..<level.count) : Array(level.places(in: first.municipality))
        let classes = level.codes.map { inside.contains($0) ? Int8(3) : 0 }
        let drawing = MapDrawing(layer: layer, classes: classes, places: places, width: width)
        let outlines = site.outlines(level.level, around: first) { drawing.outlines() }
        return drawing.linked(outlines, title: title) { address(level.codes[$0]) }
    }

    /// A border, or places, over the areas around.
    private func zoomed(_ box: Box) -> HTML? {
        // One place alone is shown with 200 m around it.
        let window = box.insetBy(-max(0.12 * max(box.width, box.height), 200))
        for kind in site.atlas.levels.keys.sorted().reversed() {
            guard let level = site.atlas[kind], let layer = site.layer(kind) else { continue }
            let places = layer.shapes.features(in: window).sorted()
            guard places.count <= Self.mostAreas || kind == .municipality else { continue }
            let inside = Set(drawn?.notable.map(\.code) ?? []).union(areas)
            var classes = [Int8](repeating: 0, count: level.count)
            for place in places where isPart(level.codes[place], of: inside) { classes[place] = 1 }
            var drawing = MapDrawing(layer: layer, classes: classes, places: places, width: width)
            drawing.window = window
            drawing.hatches = false
            return drawing.linked(drawing.outlines(), title: title, border: drawn?.mercator, marks: marks) {
                address(level.codes[$0])
            }
        }
        return nil
    }

    /// True for one of the areas, and for what lies in one of them.
    private func isPart(_ code: AreaCode, of areas: Set<AreaCode>) -> Bool {
        areas.contains(code) || code.parent.map { isPart($0, of: areas) } ?? false
    }
}

extension ProcessMap {
    /// The map on the first page of a process, and with places on the pages about those.
    init(view: ProcessPage, title: String? = nil, marks: [MapMark] = [], width: Double = 420) {
        self.init(
            page: view.page, areas: view.charter.areas, drawn: view.drawn,
            title: title ?? view.t("charter.mapLabel", ["name": view.charter.name]), marks: marks, width: width)
    }
}
