internal import GeoModel
internal import Tiles

/// A map as SVG: areas in classes, without a browser having to run anything. For readers without JavaScript, for print,
/// and for the small maps in pages.
struct MapDrawing {
    /// Colours of the classes, light to dark; readable by colour-blind people and in grey.
    static let colours = ["#f6ecd9", "#f2cf94", "#e8a24a", "#c56a1d", "#7f3a0b"]

    let layer: AreaLayer
    /// Class per area; −1 is hatched.
    let classes: [Int8]
    /// Areas to draw.
    let places: [Int]
    /// Width in drawing units; the height follows from the areas.
    let width: Double
    /// Area drawn with a heavy outline.
    var marked: Int?
    /// What is drawn of the plane; nil for all of the areas.
    var window: Box?
    /// False where no area is hatched, so that a page can have more than one drawing.
    var hatches = true

    private var box: Box {
        if let window { return window }
        var box = Box.empty
        for place in places { box.extend(by: layer.shapes.boxes[place]) }
        return box
    }

    /// One path per class: small, and quick to draw for a whole country.
    func merged(title: String) -> String {
        let frame = Frame(box: box, width: width)
        var paths = [String](repeating: "", count: Choropleth.classCount + 1)
        for place in places {
            let kind = classes[place] < 0 ? Choropleth.classCount : Int(classes[place])
            frame.append(layer.shapes.rings(of: place, tolerance: frame.pixel * 0.7), to: &paths[kind])
        }
        var svg = frame.opening(title: title, standalone: true) + Frame.hatching
        for (index, path) in paths.enumerated() where !path.isEmpty {
            let fill = index < Choropleth.classCount ? MapDrawing.colours[index] : "url(#h)"
            svg += "<path fill=\"\(fill)\" stroke=\"#fff\" stroke-width=\".4\" d=\"\(path)\"/>"
        }
        return svg + "</svg>"
    }

    /// The outlines of a map with one path per area; the same for every page that shows these areas.
    struct Outlines: Sendable {
        fileprivate let opening: (before: String, after: String)
        fileprivate let paths: [(place: Int, path: String)]
    }

    /// Draws the outlines.
    func outlines() -> Outlines {
        let frame = Frame(box: box, width: width)
        let paths = places.map { place in
            var path = ""
            frame.append(layer.shapes.rings(of: place, tolerance: frame.pixel * 0.5, keepAtLeastOne: true), to: &path)
            return (place, path)
        }
        let parts = frame.opening(title: "\u{1}", standalone: false).split(separator: "\u{1}")
        return Outlines(opening: (String(parts[0]), String(parts[1]) + (hatches ? Frame.hatching : "")), paths: paths)
    }

    /// One path per area, each a link with its name, and over them a border and places that somebody drew.
    func linked(
        _ outlines: Outlines, title: String, border: MultiPolygon? = nil, marks: [MapMark] = [],
        address: (Int) -> String
    ) -> HTML {
        var svg: HTML = "\(HTML(trusted: outlines.opening.before))\(title)\(HTML(trusted: outlines.opening.after))"
        for entry in outlines.paths where entry.place != marked { svg += link(entry.place, entry.path, address) }
        // The marked area last, so that its outline lies on top.
        for entry in outlines.paths where entry.place == marked { svg += link(entry.place, entry.path, address) }
        if let border {
            var path = ""
            Frame(box: box, width: width).append(border.polygons.map(\.rings), to: &path)
            svg += "<path class=\"border\" fill-rule=\"evenodd\" d=\"\(HTML(trusted: path))\"/>"
        }
        let frame = Frame(box: box, width: width)
        for mark in marks { svg += self.mark(mark, in: frame) }
        return svg + "</svg>"
    }

    /// A place as its lines, areas and points, with its number.
    private func mark(_ mark: MapMark, in frame: Frame) -> HTML {
        var areas = ""
        var lines = ""
        frame.append(mark.shape.polygons.map(\.rings), to: &areas)
        for line in mark.shape.lines { frame.append(line: line, to: &lines) }
        var svg: HTML = "<a class=\"mark \(mark.style)\" href=\"\(mark.address)\"><title>\(mark.title)</title>"
        if !areas.isEmpty { svg += "<path class=\"area\" fill-rule=\"evenodd\" d=\"\(HTML(trusted: areas))\"/>" }
        if !lines.isEmpty { svg += "<path class=\"line\" d=\"\(HTML(trusted: lines))\"/>" }
        for point in mark.shape.points {
            let (x, y) = frame.place(of: point)
            svg += "<circle class=\"dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
        }
        if let number = mark.number, let anchor = mark.anchor {
            let (x, y) = frame.place(of: anchor)
            svg +=
                "<circle class=\"no\" cx=\"\(x)\" cy=\"\(y)\" r=\"9\"/><text x=\"\(x)\" y=\"\(y)\" dy=\".35em\">\(number)</text>"
        }
        return svg + "</a>"
    }

    private func link(_ place: Int, _ path: String, _ address: (Int) -> String) -> HTML {
        let kind: HTML = classes[place] < 0 ? "nodata" : HTML(trusted: "c\(classes[place])")
        let me: HTML = place == marked ? " me" : .none
        return
            "<a href=\"\(address(place))\"><path class=\"\(kind)\(me)\" d=\"\(HTML(trusted: path))\"><title>\(layer.names[place])</title></path></a>"
    }

    /// From metres to drawing units with one decimal.
    private struct Frame {
        let box: Box
        let scale: Double
        let height: Double
        let width: Double

        init(box: Box, width: Double) {
            self.box = box
            let ratio = box.width > 0 ? box.height / box.width : 1
            // Tall areas are kept within a frame of 1 : 1.3.
            scale = box.width > 0 ? min(width / box.width, ratio > 1.3 ? width * 1.3 / box.height : .infinity) : 1
            self.width = max(1, box.width * scale)
            height = max(1, box.height * scale)
        }

        /// Metres per drawing unit.
        var pixel: Double { 1 / scale }

        func opening(title: String, standalone: Bool) -> String {
            let name = ("\(title)" as HTML).markup
            let space = standalone ? "xmlns=\"http://www.w3.org/2000/svg\" " : ""
            return
                "<svg \(space)viewBox=\"-3 -3 \(Int(width) + 6) \(Int(height) + 6)\" role=\"\(standalone ? "img" : "group")\" aria-label=\"\(name)\">"
        }

        static let hatching =
            "<defs><pattern id=\"h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fbfaf6\"/><path d=\"M0 0V6\" stroke=\"#c9c3b4\" stroke-width=\"1.4\"/></pattern></defs>"

        /// Whole tenths, the first absolute and the rest relative: short, and exact on every joint.
        func append(_ polygons: [[Ring]], to path: inout String) {
            for ring in polygons.joined() {
                var lastX = 0
                var lastY = 0
                for (index, point) in ring.dropLast().enumerated() {
                    let x = Int(((point.x - box.minX) * scale * 10).rounded())
                    let y = Int(((box.maxY - point.y) * scale * 10).rounded())
                    if index == 0 {
                        path += "M\(tenths(x)) \(tenths(y))l"
                    } else if x != lastX || y != lastY {
                        path += "\(tenths(x - lastX)) \(tenths(y - lastY)) "
                    }
                    lastX = x
                    lastY = y
                }
                path += "z"
            }
        }

        /// An open line, in the same way.
        func append(line: [Coordinate], to path: inout String) {
            for (index, point) in line.enumerated() {
                let (x, y) = place(of: point)
                path += "\(index == 0 ? "M" : "L")\(x) \(y)"
            }
        }

        /// Where a position lies in the drawing, in whole tenths.
        func place(of point: Coordinate) -> (x: String, y: String) {
            (
                tenths(Int(((point.x - box.minX) * scale * 10).rounded())),
                tenths(Int(((box.maxY - point.y) * scale * 10).rounded()))
            )
        }

        private func tenths(_ value: Int) -> String {
            let whole = abs(value) / 10
            let rest = abs(value) % 10
            let sign = value < 0 ? "-" : ""
            return rest == 0 ? "\(sign)\(whole)" : whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
        }
    }
}
