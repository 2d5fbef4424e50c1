internal import Atlas
internal import Foundation
internal import GeoModel
internal import Outlines
internal import Planning
internal import Process
internal import Tiles

/// The part of the form in which people choose areas, draw a border, or give one as a file or as text.
///
/// Without JavaScript the map is a drawing, and codes, file and text do the same.
struct BorderSection {
    let page: PageRequest
    /// The areas that the form has now.
    let areas: [AreaCode]
    /// The border as text, as the form has it now.
    let text: String
    /// What the border means; nil where there is none.
    let drawn: DrawnArea?
    /// What was read of the border; nil on a fresh form.
    var entry: BorderEntry?
    /// The field that the refusal is about.
    var refusedField = "grens"
    /// The field with the codes of areas.
    let codes: HTML

    private var t: Texts { page.t }

    var html: HTML {
        """
        <fieldset class="field border" id="grensdeel"><legend>\(t("border.title"))</legend>
        <p class="note">\(t("border.lead"))</p>\(message)
        <div class="drawing" id="tekenen" hidden \(settings)>
        <div class="modes" role="group" aria-label="\(t("border.tools"))">\(tools)</div>
        <div id="grenskaart" class="map"></div>
        <p class="note" role="status" id="tekenstand"></p>
        <ul class="plain chosen" id="gekozen" aria-label="\(t("border.chosen"))"></ul>
        <details class="fill"><summary>\(t("border.keys.title"))</summary><p>\(t("border.keys"))</p></details>
        </div>
        <noscript>\(map)</noscript>\(size)
        \(codes)
        \(file)
        <details class="fill"\(isTextOpen ? " open" : HTML.none)><summary>\(t("border.text.summary"))</summary><label for="veld-grens">\(t("border.text"))</label><p class="note" id="veld-grens-uitleg">\(t("border.text.hint"))</p>\(wrong("grens"))<textarea id="veld-grens" name="grens" rows="5" spellcheck="false" aria-describedby="veld-grens-uitleg"\(wrongMark("grens"))>\(text)</textarea></details>
        \(seen)</fieldset>
        """
    }

    private var isTextOpen: Bool { entry?.refusal != nil && refusedField == "grens" }

    private var map: HTML? {
        ProcessMap(page: page, areas: areas, drawn: drawn, title: t("border.mapLabel")).html
    }

    private var size: HTML? {
        guard let drawn else { return nil }
        return
            "<p>\(t("border.size", ["hectares": t.number(drawn.hectares, decimals: drawn.hectares < 100 ? 1 : 0)]))</p>"
    }

    private var tools: HTML {
        func button(_ kind: HTML, _ name: HTML, _ label: String) -> HTML {
            "<button class=\"btn\" type=\"button\" data-\(kind)=\"\(name)\">\(label)</button>"
        }
        return """
            \(button("mode", "choose", t("border.tool.choose")))\(button("mode", "polygon", t("border.tool.polygon")))\(button("mode", "edit", t("border.tool.edit")))\
            \(button("do", "finish", t("border.tool.finish")))\(button("do", "remove", t("border.tool.remove")))\(button("do", "undo", t("border.tool.undo")))\(button("do", "redo", t("border.tool.redo")))\(button("do", "clear", t("border.tool.clear")))
            """
    }

    private var file: HTML {
        """
        <div class="field"><label for="veld-bestand">\(t("border.file")) <span class="unit">\(t("form.optional"))</span></label><p class="note" id="veld-bestand-uitleg">\(t("border.file.hint"))</p>\(wrong("bestand"))<input id="veld-bestand" name="bestand" type="file" accept=".geojson,.json,.gpkg" data-most="\(OutlineReader.mostBytes)" aria-describedby="veld-bestand-uitleg"\(wrongMark("bestand"))> <button class="btn" type="submit" name="doe" value="lees" formnovalidate>\(t("border.file.look"))</button></div>
        """
    }

    /// What was done to the border, to be seen before it is kept.
    private var message: HTML? {
        guard let entry, entry.refusal == nil, entry.isToBeSeen else { return nil }
        let remarks = entry.remarks.map { "<li>\(BorderText(t: t).text($0))</li>" as HTML }
        return """
            <div class="callout" role="status"><p>\(t(entry.outline == nil ? "border.seen.none" : "border.seen"))</p>\(remarks.isEmpty ? HTML.none : "<ul class=\"plain\">\(remarks)</ul>")</div>
            """
    }

    private var seen: HTML? {
        guard entry?.outline != nil, entry?.isToBeSeen == true else { return nil }
        return "<input type=\"hidden\" name=\"grens-gezien\" value=\"\(BorderEntry.mark(text))\">"
    }

    private func wrong(_ field: String) -> HTML? {
        guard let refusal = entry?.refusal, refusedField == field else { return nil }
        return "<p class=\"wrong\" id=\"veld-\(field)-fout\">\(BorderText(t: t).text(refusal))</p>"
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
        let bounds = window(level).map { [$0.minX, $0.minY, $0.maxX, $0.maxY].map { String(Int($0)) } } ?? []
        return """
            data-tegels="/tegels/" data-niveau="\(level.rawValue)" data-grenzen="\(bounds.joined(separator: ","))" data-achtergrond="\(site.configuration.backgroundMap ? "ja" : "")" data-namen="\(json(names))" data-woorden="\(json(words))"
            """
    }

    /// What the map shows at first: the border, else the areas, else everything.
    private func window(_ level: AreaLevel) -> Box? {
        if let drawn { return drawn.mercator.box }
        var box = Box.empty
        for code in areas {
            guard let (found, place) = page.site.atlas.find(code), let layer = page.site.layer(found.level) else {
                continue
            }
            box.extend(by: layer.shapes.boxes[place])
        }
        if !box.isEmpty { return box }
        return page.site.layer(level)?.shapes.extent
    }

    private var words: [String: String] {
        let keys = [
            "label", "point", "closed", "few", "moved", "added", "gone", "undone", "redone", "cleared", "choose",
            "polygon",
            "edit", "nothing", "picked", "remove", "nearer", "large", "unread",
        ]
        return Dictionary(keys.map { ($0, t("border.say.\($0)")) }, uniquingKeysWith: { first, _ in first })
    }

    private func json(_ values: [String: String]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(values) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
