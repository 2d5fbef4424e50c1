internal import Outlines
internal import Process

/// Something that people draw in a form, type as GeoJSON, or give in a file.
protocol FormDrawing: Hashable, Sendable {
    /// The field with its text.
    static var field: String { get }
    /// The field with a file.
    static var fileField: String { get }
    /// It as the text of a form.
    var geoJSON: String { get }
    /// What a file with it is read for.
    static var purpose: DrawingPurpose { get }
    /// What came of reading a file, and what was done to it; nil when it is of another kind.
    static func drawing(in outcome: DrawingOutcome) -> (drawing: Self, remarks: [DrawingRemark])?
}

extension Outline: FormDrawing {
    static var field: String { "grens" }
    static var fileField: String { "bestand" }

    static var purpose: DrawingPurpose { .border }

    static func drawing(in outcome: DrawingOutcome) -> (drawing: Outline, remarks: [DrawingRemark])? {
        if case .border(let read) = outcome { (read.outline, read.remarks) } else { nil }
    }
}

extension Sketch: FormDrawing {
    static var field: String { "tekening" }
    static var fileField: String { "tekenbestand" }

    static var purpose: DrawingPurpose { .place }

    static func drawing(in outcome: DrawingOutcome) -> (drawing: Sketch, remarks: [DrawingRemark])? {
        if case .place(let read) = outcome { (read.sketch, read.remarks) } else { nil }
    }
}

/// The drawing that a form gives: drawn on the map or typed, both in its text field, or in a file.
struct DrawingEntry<Drawing: FormDrawing>: Sendable {
    /// The drawing; nil for none, and where it was refused.
    let drawing: Drawing?
    /// What was done to it, and what else its maker should know before it is kept.
    private(set) var remarks: [DrawingNotice]
    /// Why it cannot be taken.
    let refusal: DrawingRefusal?
    /// True when the visitor asked to see it before it is kept, or has to be told something first.
    private(set) var isToBeSeen: Bool
    /// True when it is what was there before.
    let isAsBefore: Bool
    /// True when it was shown with everything there was to tell, and came back as it was.
    private let isSeen: Bool

    /// Most bytes of a form with a drawing: a file, and a drawing as text.
    static var mostBytes: Int { DrawingFile.mostBytes + 2_000_000 }

    /// Reads the drawing of a form.
    ///
    /// - Throws: ``SiteProblem`` when there is no time or room to read it.
    init(_ form: FormRequest, before: Drawing?) async throws {
        let text = form[Drawing.field]
        let file = form.file(Drawing.fileField)
        let asksToSee = form["doe"] == "lees"
        guard let bytes = file?.bytes ?? (text.isEmpty ? nil : Array(text.utf8)) else {
            // A form without the field says nothing of the drawing.
            let kept = form.has(Drawing.field) ? nil : before
            self.init(drawing: kept, isToBeSeen: asksToSee, isAsBefore: kept == before)
            return
        }
        if file == nil, let before, before.geoJSON == text {
            self.init(drawing: before, isToBeSeen: asksToSee, isAsBefore: true)
            return
        }
        let site = form.page.site
        let outcome = try await site.heavyWork.run { bound in
            try site.drawings.read(bytes, as: Drawing.purpose) { try bound.check() }
        }
        if let read = Drawing.drawing(in: outcome) {
            // What was shown once with its remarks is taken, remarks or not.
            let isSeen = file == nil && form[Drawing.field + "-gezien"] == Self.mark(text)
            self.init(
                drawing: read.drawing, remarks: isSeen ? [] : read.remarks.map { .reading($0) },
                isToBeSeen: asksToSee || !(isSeen || read.remarks.isEmpty), isSeen: isSeen)
        } else if case .refused(let refusal) = outcome {
            self.init(drawing: nil, refusal: refusal, isToBeSeen: true)
        } else {
            throw SiteProblem.failed
        }
    }

    private init(
        drawing: Drawing?, remarks: [DrawingNotice] = [], refusal: DrawingRefusal? = nil, isToBeSeen: Bool,
        isAsBefore: Bool = false, isSeen: Bool = false
    ) {
        self.drawing = drawing
        self.remarks = remarks
        self.refusal = refusal
        self.isToBeSeen = isToBeSeen
        self.isAsBefore = isAsBefore
        self.isSeen = isSeen
    }

    /// Adds something to tell before a new drawing is kept; nothing when it was told already.
    mutating func tell(_ notice: DrawingNotice) {
        guard drawing != nil, !isAsBefore, !isSeen else { return }
        remarks.append(notice)
        isToBeSeen = true
    }

    /// What tells a drawing that was shown from one that was changed since.
    static func mark(_ text: String) -> String { String(fnv1a(text), radix: 36) }

    /// The field to which a refusal belongs.
    static func refusedField(_ form: FormRequest?) -> String {
        form?.file(Drawing.fileField) == nil ? Drawing.field : Drawing.fileField
    }
}

/// What the maker of a drawing hears before it is kept.
enum DrawingNotice: Hashable, Sendable {
    /// What was done to read it.
    case reading(DrawingRemark)
    /// All or some of it lies outside the area of the process.
    case outside(isWhole: Bool)
}

/// Drawings in the visitor's words.
struct DrawingText {
    let t: Texts

    func text(_ refusal: DrawingRefusal) -> String {
        switch refusal {
        case .empty: t("drawing.refusal.empty")
        case .tooLarge(let most): t("drawing.refusal.tooLarge", ["most": t.number(most / 1_000_000)])
        case .otherKind: t("drawing.refusal.otherKind")
        case .broken: t("drawing.refusal.broken")
        case .unknownSystem: t("drawing.refusal.unknownSystem")
        case .unnamedRD: t("drawing.refusal.unnamedRD")
        case .nothingDrawn: t("drawing.refusal.nothingDrawn")
        case .noPolygons(let lines, let points):
            t("drawing.refusal.noPolygons", ["lines": t.number(lines), "points": t.number(points)])
        case .outside: t("drawing.refusal.outside")
        case .tooManyShapes(let most): t("drawing.refusal.tooManyShapes", ["most": t.number(most)])
        case .flatLine(let line): t("drawing.refusal.flatLine", ["number": t.number(line)])
        case .tooMuchWork: t("drawing.refusal.tooMuchWork")
        case .tooManyPositions(let most): t("drawing.refusal.tooManyPositions", ["most": t.number(most)])
        case .invalid(let polygon, let defect):
            t(
                "drawing.refusal.invalid",
                ["number": t.number(polygon), "reason": t("drawing.defect.\(defect.rawValue)")])
        }
    }

    func text(_ notice: DrawingNotice) -> String {
        switch notice {
        case .reading(let remark): text(remark)
        case .outside(let isWhole): t(isWhole ? "place.outside" : "place.partlyOutside")
        }
    }

    private func text(_ remark: DrawingRemark) -> String {
        switch remark {
        case .notTaken(let lines, let points):
            t("drawing.remark.notTaken", ["lines": t.number(lines), "points": t.number(points)])
        case .repaired(let polygons, let kept):
            t(
                "drawing.remark.repaired",
                ["count": t.number(polygons), "kept": t.number(kept * 100, decimals: 2)])
        case .joined: t("drawing.remark.joined")
        case .simplified(let metres, let from, let to):
            t(
                "drawing.remark.simplified",
                ["metres": t.number(metres, decimals: 2), "from": t.number(from), "to": t.number(to)])
        }
    }

    /// What a drawn place is: `2 punten, lijn van 420 m, vlak van 1,3 ha`.
    func text(_ place: DrawnPlace) -> String {
        let (points, lines, areas) = place.counts
        var parts: [String] = []
        if points > 0 { parts.append(points == 1 ? t("place.point") : t("place.points", ["count": t.number(points)])) }
        if lines > 0 {
            let length = ["count": t.number(lines), "metres": t.number(place.metres)]
            parts.append(t(lines == 1 ? "place.line" : "place.lines", length))
        }
        if areas > 0 {
            let isSmall = place.squareMetres < 10_000
            let size =
                isSmall
                ? t("place.squareMetres", ["size": t.number(place.squareMetres)])
                : t("place.hectares", ["size": t.number(place.squareMetres / 10_000, decimals: 1)])
            parts.append(t(areas == 1 ? "place.area" : "place.areas", ["count": t.number(areas), "size": size]))
        }
        return parts.joined(separator: ", ")
    }
}
