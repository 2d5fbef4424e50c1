internal import Outlines
internal import Process

/// The border that a form gives: drawn on the map or typed, both in the field `grens`, or in a file.
struct BorderEntry: Sendable {
    /// The border; nil for none, and where it was refused.
    let outline: Outline?
    /// What was done to it.
    let remarks: [OutlineRemark]
    /// Why it cannot be one.
    let refusal: OutlineRefusal?
    /// True when the visitor asked to see it before it is kept, or has to be told what was done to it.
    let isToBeSeen: Bool

    /// Most bytes of a form with a border: a file, and a border as text.
    static let mostBytes = OutlineReader.mostBytes + 2_000_000

    /// Reads the border of a form.
    ///
    /// - Throws: ``SiteProblem`` when there is no time or room to read it.
    init(_ form: FormRequest, before: Outline?) async throws {
        let text = form["grens"]
        let file = form.file("bestand")
        let asksToSee = form["doe"] == "lees"
        guard let bytes = file?.bytes ?? (text.isEmpty ? nil : Array(text.utf8)) else {
            // A form without the field says nothing of the border.
            self.init(outline: form.has("grens") ? nil : before, isToBeSeen: asksToSee)
            return
        }
        if file == nil, let before, before.geoJSON == text {
            self.init(outline: before, isToBeSeen: asksToSee)
            return
        }
        do {
            let read = try await form.page.site.heavyWork.run { bound in
                try OutlineReader { try bound.check() }.read(bytes)
            }
            // What was shown once with its remarks is taken, remarks or not.
            let isSeen = file == nil && form["grens-gezien"] == Self.mark(text)
            self.init(
                outline: read.outline, remarks: isSeen ? [] : read.remarks,
                isToBeSeen: asksToSee || !(isSeen || read.remarks.isEmpty))
        } catch let refusal as OutlineRefusal {
            self.init(outline: nil, refusal: refusal, isToBeSeen: true)
        }
    }

    private init(
        outline: Outline?, remarks: [OutlineRemark] = [], refusal: OutlineRefusal? = nil, isToBeSeen: Bool
    ) {
        self.outline = outline
        self.remarks = remarks
        self.refusal = refusal
        self.isToBeSeen = isToBeSeen
    }

    /// What tells a border that was shown from one that was changed since.
    static func mark(_ text: String) -> String { String(fnv1a(text), radix: 36) }

    /// The field to which a refusal belongs.
    static func field(_ form: FormRequest?) -> String { form?.file("bestand") == nil ? "grens" : "bestand" }
}

/// Borders in the visitor's words.
struct BorderText {
    let t: Texts

    func text(_ refusal: OutlineRefusal) -> String {
        switch refusal {
        case .empty: t("border.refusal.empty")
        case .tooLarge(let most): t("border.refusal.tooLarge", ["most": t.number(most / 1_000_000)])
        case .otherKind: t("border.refusal.otherKind")
        case .broken: t("border.refusal.broken")
        case .unknownSystem: t("border.refusal.unknownSystem")
        case .unnamedRD: t("border.refusal.unnamedRD")
        case .noPolygons(let lines, let points):
            t("border.refusal.noPolygons", ["lines": t.number(lines), "points": t.number(points)])
        case .outside: t("border.refusal.outside")
        case .tooManyPositions(let most): t("border.refusal.tooManyPositions", ["most": t.number(most)])
        case .invalid(let polygon, let defect):
            t("border.refusal.invalid", ["number": t.number(polygon), "reason": t("border.defect.\(defect.rawValue)")])
        }
    }

    func text(_ remark: OutlineRemark) -> String {
        switch remark {
        case .notTaken(let lines, let points):
            t("border.remark.notTaken", ["lines": t.number(lines), "points": t.number(points)])
        case .repaired(let polygons, let kept):
            t(
                "border.remark.repaired",
                ["count": t.number(polygons), "kept": t.number(kept * 100, decimals: 2)])
        case .joined: t("border.remark.joined")
        case .simplified(let metres, let from, let to):
            t(
                "border.remark.simplified",
                ["metres": t.number(metres, decimals: 2), "from": t.number(from), "to": t.number(to)])
        }
    }
}
