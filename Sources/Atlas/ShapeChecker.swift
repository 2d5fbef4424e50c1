internal import Dispatch
internal import Geometry
internal import Planning

/// Checks, repairs and dissolves the shapes of areas, on all cores; the outcome does not depend on how many there are.
enum ShapeChecker {
    /// What became of one area.
    struct Outcome: Sendable {
        var shape: (wkb: [UInt8], area: Double)?
        var repaired = 0
        var setAside = 0
        var dissolved = 0
        var findings: [BuildReport.Finding] = []
    }

    static func check(_ drafts: [AreaCollector.Draft], threads: Int) -> [Outcome] {
        var outcomes = [Outcome](repeating: Outcome(), count: drafts.count)
        // Small parts taken in turn: a few areas (the sea, the Veluwe) are much larger than the rest.
        let partSize = 64
        let parts = (drafts.count + partSize - 1) / partSize
        let workers = max(1, min(threads, parts))
        outcomes.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let out = buffer
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                let context = GEOSContext()
                for part in stride(from: worker, to: parts, by: workers) {
                    for index in (part * partSize)..<min(drafts.count, (part + 1) * partSize) {
                        out[index] = check(drafts[index], context: context)
                    }
                }
            }
        }
        return outcomes
    }

    private static func check(_ draft: AreaCollector.Draft, context: GEOSContext) -> Outcome {
        var outcome = Outcome()
        var usable: [(wkb: [UInt8], area: Double)] = []
        for piece in draft.pieces {
            func note(_ kind: String, _ message: String) {
                outcome.findings.append(
                    BuildReport.Finding(
                        kind: kind, file: piece.file, row: piece.row, field: nil, code: draft.code.description,
                        message: message))
            }
            switch context.check(areaShape: piece.wkb) {
            case .valid(let wkb, let area):
                usable.append((wkb, area))
            case .repaired(let wkb, let area, let kept, let reason):
                usable.append((wkb, area))
                outcome.repaired += 1
                note("shape.repaired", "\(reason); kept \((kept * 100_000).rounded() / 1000) % of the area")
            case .unusable(let reason):
                outcome.setAside += 1
                note("shape.setAside", reason)
                continue
            }
            // Pieces of one area touch; the same shape twice is a duplicate, not a piece.
            if let last = usable.last, usable.dropLast().contains(where: { duplicates($0, last, context: context) }) {
                usable.removeLast()
                outcome.setAside += 1
                note("area.duplicate", "the area is there already")
            }
        }
        outcome.dissolved = max(0, usable.count - 1)
        outcome.shape = usable.count > 1 ? context.dissolve(usable.map(\.wkb)) : usable.first
        if outcome.shape == nil, let first = draft.pieces.first, !usable.isEmpty {
            outcome.setAside += usable.count
            outcome.findings.append(
                BuildReport.Finding(
                    kind: "shape.setAside", file: first.file, row: first.row, field: nil, code: draft.code.description,
                    message: "its \(usable.count) pieces cannot be joined"))
        }
        return outcome
    }

    private static func duplicates(
        _ a: (wkb: [UInt8], area: Double), _ b: (wkb: [UInt8], area: Double), context: GEOSContext
    ) -> Bool {
        a.wkb == b.wkb || context.sharedArea(a.wkb, b.wkb) > 0.5 * min(a.area, b.area)
    }
}
