internal import Outlines
internal import Planning
internal import Process

extension DrawingSection where Drawing == Outline {
    /// The part of the form about a process in which people choose areas and draw its border.
    ///
    /// - Parameters:
    ///   - drawn: what the border on the form means; nil where there is none.
    ///   - codes: the field with the codes of areas.
    static func border(
        page: PageRequest, areas: [AreaCode], text: String, drawn: DrawnArea?, entry: DrawingEntry<Outline>?,
        typed: FormRequest?, codes: HTML
    ) -> DrawingSection {
        let t = page.t
        let size = drawn.map {
            t("border.size", ["hectares": t.number($0.hectares, decimals: $0.hectares < 100 ? 1 : 0)])
        }
        return DrawingSection(
            page: page, words: { t("border.\($0)") }, tools: [.choose, .polygon, .edit],
            map: ProcessMap(page: page, areas: areas, drawn: drawn, title: t("border.mapLabel")), text: text,
            entry: entry, refusedField: DrawingEntry<Outline>.refusedField(typed), size: size, fields: codes)
    }
}
