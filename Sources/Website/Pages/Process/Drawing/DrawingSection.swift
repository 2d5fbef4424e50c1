internal import Atlas
internal import Foundation
internal import GeoModel
internal import Outlines
internal import Planning
internal import Process
internal import Tiles

/// The part of a form in which people draw, or give a drawing as a file or as text.
///
/// Without JavaScript the map is a drawing, and file and text do the same.
struct DrawingSection<Drawing: FormDrawing> {
    /// Something that people do with the map.
    enum Tool: String {
        case choose, point, line, polygon, edit
    }

    let page: PageRequest
    /// Its own texts: `title`, `lead`, `file` and so on.
    let words: (String) -> String
    /// What people can do with the map; `finish`, `remove`, `undo`, `redo` and `clear` go with it.
    let tools: [Tool]
    /// The map for who has no script.
    let map: ProcessMap
    /// The drawing as text, as the form has it now.
    let text: String
    /// What was read of it; nil on a fresh form.
    var entry: DrawingEntry<Drawing>?
    /// The field that a refusal is about.
    var refusedField = Drawing.field
    /// A line about what is drawn, such as its size; nil where there is nothing.
    var size: String?
    /// A border that is only shown under the drawing; nil where the drawing is the border.
    var underlay: Outline?
    /// The fields that belong to it, above the file.
    let fields: HTML

    private var t: Texts { page.t }
    private var areas: [AreaCode] { map.areas }
    private var name: String { Drawing.field }
    private var fileName: String { Drawing.fileField }

    var html: HTML {
        """
        <fieldset class="field border" id="\(name)deel"><legend>\(words("title"))</legend>
        <p class="note">\(words("lead"))</p>\(message)
        <div class="drawing" id="tekenen" hidden \(settings)>
        <div class="modes" role="group" aria-label="\(words("tools"))">\(buttons)</div>
        <div id="\(name)kaart" class="map"></div>
        <p class="note" role="status" id="tekenstand"></p>
        \(tools.contains(.choose) ? "<ul class=\"plain chosen\" id=\"gekozen\" aria-label=\"\(t("border.chosen"))\"></ul>" : HTML.none)
        <details class="fill"><summary>\(t("drawing.keys.title"))</summary><p>\(t("drawing.keys"))</p></details>
        </div>
        <noscript>\(map.html)</noscript>\(size.map { "<p>\($0)</p>" as HTML })
        \(fields)
        \(file)
        <details class="fill"\(isTextOpen ? " open" : HTML.none)><summary>\(words("text.summary"))</summary><label for="veld-\(name)">\(words("text"))</label><p class="note" id="veld-\(name)-uitleg">\(words("text.hint"))</p>\(wrong(name))<textarea id="veld-\(name)" name="\(name)" rows="5" spellcheck="false" aria-describedby="veld-\(name)-uitleg"\(wrongMark(name))>\(text)</textarea></details>
        \(seen)</fieldset>
        """
    }

    /// Why the drawing was not taken, for the top of the form, with the way to its field.
    var refusal: HTML? {
        guard let refusal = entry?.refusal else { return nil }
        return """
            <div class="callout warn" role="alert" tabindex="-1" id="tekenfout"><p>\(t("form.problems"))</p><p><a href="#veld-\(refusedField)">\(words("title"))</a>: \(DrawingText(t: t).text(refusal))</p></div>
            """
    }

    /// The first button of the form, which nobody sees: Enter in a field presses it, and not the one that looks at a file.
    var plainButton: HTML { "<button type=\"submit\" hidden></button>" }

    private var isTextOpen: Bool { entry?.refusal != nil && refusedField == name }

    private var buttons: HTML {
        func button(_ kind: HTML, _ name: String, _ label: String) -> HTML {
            "<button class=\"btn\" type=\"button\" data-\(kind)=\"\(name)\">\(label)</button>"
        }
        let modes = tools.map { button("mode", $0.rawValue, t("drawing.tool.\($0.rawValue)")) }
        let actions = ["finish", "remove", "undo", "redo", "clear"].map { button("do", $0, t("drawing.tool.\($0)")) }
        return "\(modes)\(actions)"
    }

    private var file: HTML {
        """
        <div class="field"><label for="veld-\(fileName)">\(words("file")) <span class="unit">\(t("form.optional"))</span></label><p class="note" id="veld-\(fileName)-uitleg">\(words("file.hint"))</p>\(wrong(fileName))<input id="veld-\(fileName)" name="\(fileName)" type="file" accept=".geojson,.json,.gpkg" data-most="\(DrawingFile.mostBytes)" aria-describedby="veld-\(fileName)-uitleg"\(wrongMark(fileName))> <button class="btn" type="submit" name="doe" value="lees" formnovalidate>\(t("drawing.look"))</button></div>
        """
    }

    /// What there is to know of the drawing before it is kept.
    private var message: HTML? {
        guard let entry, entry.refusal == nil, entry.isToBeSeen else { return nil }
        let remarks = entry.remarks.map { "<li>\(DrawingText(t: t).text($0))</li>" as HTML }
        let told = entry.drawing == nil ? words("seen.none") : words("seen")
        return """
            <div class="callout" role="status"><p>\(told)</p>\(remarks.isEmpty ? HTML.none : "<ul class=\"plain\">\(remarks)</ul>")</div>
            """
    }

    private var seen: HTML? {
        guard entry?.drawing != nil, entry?.isToBeSeen == true else { return nil }
        return
            "<input type=\"hidden\" name=\"\(name)-gezien\" value=\"\(DrawingEntry<Drawing>.mark(text))\">"
    }

    private func wrong(_ field: String) -> HTML? {
        guard let refusal = entry?.refusal, refusedField == field else { return nil }
        return "<p class=\"wrong\" id=\"veld-\(field)-fout\">\(DrawingText(t: t).text(refusal))</p>"
    }

    private func wrongMark(_ field: String) -> HTML {
        entry?.refusal != nil && refusedField == field ? " aria-invalid=\"true\"" : .none
    }

    // MARK: For the script

    private var settings: HTML {
        let site = page.site
        let level = site.atlas.levels.keys.sorted().last ?? .neighbourhood
        let names = Dictionary(
            areas.map { ($0.description, site.atlas.name(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let bounds = map.window.map { [$0.minX, $0.minY, $0.maxX, $0.maxY].map { String(Int($0)) } } ?? []
        let kinds = tools.map(\.rawValue).filter { ["point", "line", "polygon"].contains($0) }
        let isBorder = tools.contains(.choose)
        let under: HTML = isBorder ? .none : " data-rand=\"\(underlay?.geoJSON ?? "")\""
        return """
            data-veld="veld-\(name)" data-bestand="veld-\(fileName)" data-soorten="\(kinds.joined(separator: ","))" data-begin="\(isBorder ? "choose" : "none")" data-tegels="/tegels/" data-niveau="\(level.rawValue)" data-gebieden="\(areas.map(\.description).joined(separator: ","))" data-grenzen="\(bounds.joined(separator: ","))" data-achtergrond="\(site.configuration.backgroundMap ? "ja" : "")" data-namen="\(json(names))" data-woorden="\(json(said))"\(under)
            """
    }

    private var said: [String: String] {
        var keys = [
            "added", "cleared", "closed", "dotted", "edit", "few", "fewLine", "gone", "large", "line", "lined", "moved",
            "nothing", "picked", "point", "polygon", "redone", "undone", "unread",
        ].map { ($0, t("drawing.say.\($0)")) }
        keys.append(("label", words("say.label")))
        if tools.contains(.choose) {
            keys += ["choose", "nearer", "remove"].map { ($0, t("border.say.\($0)")) }
        } else {
            keys.append(("none", t("place.say.none")))
        }
        return Dictionary(keys, uniquingKeysWith: { first, _ in first })
    }

    private func json(_ values: [String: String]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(values) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
