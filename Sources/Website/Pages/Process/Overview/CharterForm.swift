internal import Atlas
internal import Foundation
internal import Outlines
internal import Planning
internal import Process

/// The form about what a process is about: for a new process, and to write it anew.
struct CharterForm {
    let page: PageRequest
    /// The process; nil for a new one.
    var view: ProcessPage?
    /// What it says now; nil for a new one.
    var charter: Charter?
    var typed: FormRequest?
    var problems: [FieldProblem] = []
    /// The border that was sent; nil on a fresh form.
    var border: DrawingEntry<Outline>?
    /// What the border on the form means; nil where there is none.
    var drawn: DrawnArea?
    /// When somebody else wrote it after the visitor saw it.
    var since: Fact?

    private var t: Texts { page.t }

    var html: HTML {
        if let view {
            return ProcessLayout(
                view: view, tab: .overview, title: t("charter.change"), isLive: false, usesMap: true,
                scripts: Self.scripts, content: "\(conflict)\(form)"
            ).html
        }
        return Layout(
            title: t("charter.new"), entry: .processes, page: page, usesMap: true, scripts: Self.scripts,
            content: """
                <p class="crumb"><a href="\(page.link(.processes))">\(t("menu.processes"))</a></p>
                <div class="head"><div><h1>\(t("charter.new"))</h1><p class="lead">\(t("charter.new.lead"))</p></div></div>
                \(form)
                """
        ).html
    }

    private static let scripts = ["draw", "drawmap", "basemap", "drawform", "border"]

    private var form: HTML {
        let action = view?.link(.charter) ?? page.link(.newProcess(area: nil))
        let seen = view?.seenField(again: typed, since: since)
        let key: HTML? =
            view == nil
            ? "<input type=\"hidden\" name=\"id\" value=\"\(typed?["id"] ?? ItemID<Charter>.random().rawValue)\">" : nil
        let all = ItemFields(fields: fields, problems: problems, words: words)
        let cancel = view?.link(.tab(.overview)) ?? page.link(.processes)
        let drawing = section(codes: all.only { $0 == "gebieden" })
        return """
            <form class="entry" method="post" enctype="multipart/form-data" action="\(action)">\(drawing.plainButton)\(page.secretField)\(seen)\(key)
            \(drawing.refusal)\(all.summary)\(all.only { $0 == "naam" })
            \(drawing.html)
            \(all.only { $0 != "naam" && $0 != "gebieden" })
            <p class="acts"><button class="btn primary" type="submit">\(view == nil ? t("charter.start") : t("form.save"))</button> <a class="btn quiet" href="\(cancel)">\(t("form.cancel"))</a></p></form>
            """
    }

    private func section(codes: HTML) -> DrawingSection<Outline> {
        let typedText = typed.map { $0["grens"] }
        let outline = border == nil ? charter?.outline : border?.drawing
        return .border(
            page: page, areas: areas, text: outline?.geoJSON ?? typedText ?? "", drawn: drawn, entry: border,
            typed: typed, codes: codes)
    }

    /// The areas that the form has now, those that the atlas knows.
    private var areas: [AreaCode] {
        let text = typed.map { $0["gebieden"] } ?? page.query["gebied"]
        guard let text else { return charter?.areas ?? [] }
        return Charter.words(in: text).compactMap { AreaCode($0) }.filter { page.site.atlas.find($0) != nil }
    }

    private var words: RefusalText { RefusalText(t: t, names: view?.names) }

    private var conflict: HTML? {
        guard let since, let view else { return nil }
        return ConflictPanel(
            view: view, since: since, theirs: blank, mine: fields, keepTheirs: view.link(.charter)
        ).html
    }

    /// What somebody typed, or else what it says.
    private var fields: [ItemField] { typed.map { form in blank.map { $0.typed(in: form) } } ?? blank }

    /// What it says now.
    private var blank: [ItemField] {
        var fields = [
            ItemField(
                name: "naam", label: t("charter.name"), control: .line, values: charter.map { [$0.name] } ?? [],
                isRequired: true),
            ItemField(
                name: "gebieden", label: t("charter.areas"), control: .text(rows: 2),
                values: [charter?.areas.map(\.description).joined(separator: ", ") ?? page.query["gebied"] ?? ""],
                hint: t("charter.areas.hint")),
            ItemField(
                name: "redenen", label: t("charter.reasons"),
                control: .boxes(
                    BoundaryReason.allCases.map {
                        ItemField.Option(value: $0.rawValue, label: t("boundary.\($0.rawValue)"))
                    }), values: charter?.reasons.map(\.rawValue) ?? []),
            ItemField(
                name: "begrenzing", label: t("field.begrenzing"), control: .text(rows: 2),
                values: charter.map { [$0.boundary] } ?? [], hint: t("charter.boundary.hint")),
            ItemField(
                name: "aanleiding", label: t("field.aanleiding"), control: .text(rows: 3),
                values: charter.map { [$0.trigger] } ?? [], hint: t("charter.trigger.hint")),
            ItemField(
                name: "visie", label: t("field.visie"), control: .text(rows: 3),
                values: charter.map { [$0.vision] } ?? []),
            ItemField(
                name: "schaal", label: t("field.schaal"),
                control: .choice(
                    ScaleLevel.allCases.map {
                        ItemField.Option(value: $0.rawValue, label: t("scale.\($0.rawValue)"))
                    }), values: [charter?.scale.rawValue ?? ScaleLevel.district.rawValue], isRequired: true),
        ]
        if let view, !view.process.parties.isEmpty {
            let options = FieldChoices(view: view).parties(none: t("form.nobody"))
            fields += Duty.allCases.map { duty in
                ItemField(
                    name: "taak-" + duty.rawValue, label: t("duty.\(duty.rawValue)"), control: .choice(options),
                    values: charter?.duties[duty].map { [$0.rawValue] } ?? [])
            }
        }
        return fields
    }
}

extension Charter {
    /// Codes as people type them, divided by commas or blanks.
    static func words(in text: String) -> [Substring] {
        text.split { $0 == "," || $0 == ";" || $0.isWhitespace }
    }

    /// What the form says, with the border that was read from it.
    init(_ reader: inout FieldReader, before: Charter?, outline: Outline?) {
        var areas: [AreaCode] = []
        for word in Self.words(in: reader.text("gebieden")) {
            guard let code = AreaCode(word), reader.form.page.site.atlas.find(code) != nil else {
                reader.isUnknownArea("gebieden", String(word))
                continue
            }
            if !areas.contains(code) { areas.append(code) }
        }
        var duties: [Duty: ItemID<Party>] = before?.duties ?? [:]
        for duty in Duty.allCases where reader.form.has("taak-" + duty.rawValue) {
            duties[duty] = reader.choice("taak-" + duty.rawValue, ItemID<Party>.self)
        }
        self.init(
            name: reader.text("naam"), areas: areas, outline: outline,
            reasons: reader.choices("redenen", BoundaryReason.self), boundary: reader.text("begrenzing"),
            trigger: reader.text("aanleiding"), vision: reader.text("visie"),
            scale: reader.choice("schaal", else: before?.scale ?? .district), duties: duties)
    }
}
