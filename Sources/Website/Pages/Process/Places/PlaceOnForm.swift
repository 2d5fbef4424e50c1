internal import Outlines
internal import Process

/// The place of an item as its form shows it: what is drawn, what it means, and what somebody sent.
struct PlaceOnForm: Sendable {
    /// The drawing on the form; nil for none.
    let sketch: Sketch?
    /// What it means; nil for none.
    let measured: MeasuredPlace?
    /// What was read of it; nil on a fresh form.
    private(set) var entry: DrawingEntry<Sketch>?
    /// The drawing that the item has now, for who finds that somebody else changed it.
    let before: MeasuredPlace?

    /// The place of an item as it is.
    init(_ view: ProcessPage, _ place: Place) async throws {
        sketch = place.sketch
        measured = try await view.measured([place.sketch].compactMap { $0 }).values.first
        before = measured
    }

    /// What somebody sent about the place of an item.
    ///
    /// - Throws: ``SiteProblem`` when there is no time or room to read it.
    init(_ view: ProcessPage, _ form: FormRequest, before: Sketch?) async throws {
        var entry = try await DrawingEntry<Sketch>(form, before: before)
        sketch = entry.drawing
        let all = try await view.measured([entry.drawing, before].compactMap { $0 })
        measured = entry.drawing.flatMap { all[$0] }
        self.before = before.flatMap { all[$0] }
        switch measured?.reach {
        case .partly?: entry.tell(.outside(isWhole: false))
        case .outside?: entry.tell(.outside(isWhole: true))
        case .inside?, nil: break
        }
        self.entry = entry
    }
}

/// Draws the place of an item on its form, for who may change it and for who may only look.
struct PlaceView {
    let view: ProcessPage
    /// Nil where nothing was read of it yet.
    let place: PlaceOnForm?
    /// What the item is called.
    let title: String

    private var t: Texts { view.t }

    /// The part of the form with the words and the drawing.
    func section(typed: FormRequest?, words: HTML) -> DrawingSection<Sketch> {
        let text = place?.sketch?.geoJSON ?? typed.map { $0[Sketch.field] } ?? ""
        return DrawingSection(
            page: view.page, words: { t("place.\($0)") }, tools: [.point, .line, .polygon, .edit],
            map: map(place?.measured), text: text, entry: place?.entry,
            refusedField: DrawingEntry<Sketch>.refusedField(typed),
            size: place?.measured.map(told), underlay: view.charter.outline, fields: words)
    }

    /// The map and the size, for who may look and not change.
    var readOnly: HTML? {
        guard let measured = place?.measured else { return nil }
        return """
            <section id="tekeningdeel" aria-labelledby="plekkop"><h2 id="plekkop">\(t("place.title"))</h2><p>\(told(measured))</p>\(map(measured).html)</section>
            """
    }

    /// Both drawings side by side, where somebody else changed it in the meantime.
    var conflict: HTML? {
        guard let place, place.entry?.isAsBefore == false else { return nil }
        func side(_ heading: String, _ measured: MeasuredPlace?) -> HTML {
            let shown: HTML? = measured.map { "<p>\(told($0))</p>\(map($0).html)" }
            return
                "<div><h3>\(heading)</h3>\(shown ?? "<p class=\"missing\">\(t("place.seen.none"))</p>")</div>"
        }
        return """
            <section class="callout warn" aria-labelledby="plekken-beide"><h2 id="plekken-beide">\(t("place.title"))</h2><div class="two">\(side(t("place.now"), place.before))\(side(t("conflict.yours"), place.measured))</div></section>
            """
    }

    private func map(_ measured: MeasuredPlace?) -> ProcessMap {
        let marks = measured.map { [MapMark(shape: $0.drawn.mercator, title: title, address: "#tekeningdeel")] } ?? []
        return ProcessMap(view: view, title: t("place.mapLabel"), marks: marks)
    }

    private func told(_ measured: MeasuredPlace) -> String { PlaceText(t: t).text(measured) }
}

/// Measured places in the visitor's words.
struct PlaceText {
    let t: Texts

    /// What is drawn, how large it is, and whether it lies outside.
    func text(_ place: MeasuredPlace) -> String {
        let drawn = DrawingText(t: t).text(place.drawn)
        return drawn.prefix(1).uppercased() + drawn.dropFirst() + "." + (outside(place).map { " " + $0 } ?? "")
    }

    /// That it lies outside the area of the process; nil where it does not, or where that cannot be told.
    func outside(_ place: MeasuredPlace) -> String? {
        switch place.reach {
        case .partly?: t("place.partlyOutside")
        case .outside?: t("place.outside")
        case .inside?, nil: nil
        }
    }
}

/// Where something is in one line, with the way to the map when it was drawn.
struct PlaceLine {
    let view: ProcessPage
    let place: Place
    let segment: String
    let id: String

    var html: HTML? {
        guard !place.isBlank else { return nil }
        let address = view.link(.tab(.places)) + "#plek-" + segment + "-" + id
        let onMap: HTML? =
            place.sketch == nil ? nil : "<a href=\"\(address)\">\(view.t("places.onMap"))</a>"
        return "<small>\(place.words) \(onMap)</small>"
    }
}
