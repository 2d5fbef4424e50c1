internal import Foundation
internal import Planning
internal import Process
internal import ProcessService

/// The figures that a page about dynamics shows, and whose they are.
struct DynamicsFigures {
    /// Where the urgency scores come from.
    enum Source {
        /// The atlas of today, on a page of today.
        case present
        /// What stood beside a decision of then.
        case kept(AtlasEdition?, Fact)
        /// The atlas of today on a page about the past: what it said then was not kept.
        case notKept
    }

    /// Urgency scores, and the scale level of the answers beside them.
    let shown: StartingPoints.Figures
    /// Whose they are.
    let source: Source
    /// The year of the page.
    let year: Int

    /// At the scale that the address names, or else that of the process.
    ///
    /// - Throws: ``SiteProblem`` when the address names no scale.
    init(_ view: ProcessPage) throws {
        var scale = view.charter.scale
        if let text = view.page.query["schaal"] {
            guard let named = ScaleLevel(rawValue: text) else {
                throw SiteProblem.parameter(
                    "schaal", value: text, allowed: ScaleLevel.allCases.map(\.rawValue).joined(separator: ", "))
            }
            scale = named
        }
        self.init(view, at: scale)
    }

    /// At a scale.
    init(_ view: ProcessPage, at scale: ScaleLevel) {
        guard view.isPast else {
            shown = StartingPoints.Figures(scale: scale, diagnosis: view.diagnosis)
            source = .present
            year = view.page.site.processes.map { $0.now().year } ?? view.process.changed.year
            return
        }
        year = view.process.changed.year
        if let points = view.process.startingPoints, let kept = points.figures, let fact = points.decided {
            shown = StartingPoints.Figures(scale: scale, diagnosis: kept.diagnosis)
            source = .kept(points.atlas, fact)
        } else {
            shown = StartingPoints.Figures(scale: scale, diagnosis: view.diagnosis)
            source = .notKept
        }
    }

    /// Says whose figures they are; nil on a page of today.
    func note(_ view: ProcessPage) -> HTML? {
        let t = view.t
        return switch source {
        case .present: nil
        case .kept(let atlas, let fact):
            "<p class=\"callout\">\(t("dynamics.figuresKept", ["edition": atlas?.edition ?? "–", "moment": t.day(fact.time)]))</p>"
        case .notKept:
            "<p class=\"callout warn\">\(t("dynamics.figuresNow", ["edition": view.page.site.edition.edition]))</p>"
        }
    }

    /// True where a proposal is what was proposed, then or now.
    var isOfThen: Bool { if case .notKept = source { false } else { true } }
}

extension Timestamp {
    /// The year in the Netherlands.
    var year: Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
        return calendar.component(.year, from: Date(timeIntervalSince1970: Double(milliseconds) / 1_000))
    }
}
