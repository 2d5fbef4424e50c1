import Atlas
import Diagnosis
import Foundation
import Planning

/// What `atlas info` tells.
struct AtlasSummary: Encodable {
    let title: String
    let edition: String
    let fictional: Bool
    let madeAt: String
    let areas: [String: Int]
    let indicators: [String: [String: Int]]
    let sources: [String: String]

    init(_ atlas: Atlas) {
        title = atlas.title
        edition = atlas.edition
        fictional = atlas.isFictional
        madeAt = atlas.madeAt
        areas = Dictionary(uniqueKeysWithValues: atlas.levels.map { ($0.key.rawValue, $0.value.count) })
        indicators = Dictionary(
            uniqueKeysWithValues: atlas.levels.map { level, areas in
                (level.rawValue, areas.series.compactMapValues { $0.first?.column.knownCount })
            })
        sources = Dictionary(
            atlas.sources.map { ($0.id, $0.problem.map { "not used: \($0)" } ?? $0.title) },
            uniquingKeysWith: { first, _ in first })
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    var text: String {
        var lines = ["\(title), edition \(edition)\(fictional ? " (fictional)" : "")", "made at \(madeAt)"]
        for (level, count) in areas.sorted(by: { $0.key < $1.key }) {
            lines.append("\(level): \(count) areas, \(indicators[level]?.count ?? 0) indicators")
        }
        for (id, state) in sources.sorted(by: { $0.key < $1.key }) { lines.append("source \(id): \(state)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
