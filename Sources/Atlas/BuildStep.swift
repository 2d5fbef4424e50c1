internal import Foundation

/// A step of an atlas build, and the share (0…1) of the work done before it.
public enum BuildStep: Sendable {
    /// A source is read.
    case source(String, done: Double)
    /// The atlas is written.
    case writing(String, done: Double)
}

/// How much of the reading is done, by the size of the files; a source whose size is not known counts as the mean of the
/// others. Writing is reckoned at a quarter of the whole.
struct WorkDone {
    private let weights: [String: Double]
    private let total: Double
    private var finished = 0.0

    init(_ sources: [Recipe.Source], sizes: [Int?]) {
        let known = sizes.compactMap { $0 }
        let mean = known.isEmpty ? 1 : Double(known.reduce(0, +)) / Double(known.count)
        weights = Dictionary(
            zip(sources.map(\.id), sizes.map { $0.map(Double.init) ?? mean }), uniquingKeysWith: { first, _ in first })
        total = max(1, weights.values.reduce(0, +)) / 0.75
    }

    /// Share of the work that is done.
    var share: Double { finished / total }

    /// A source is read.
    mutating func finish(_ source: Recipe.Source) { finished += weights[source.id] ?? 0 }
}

extension SourcePaths {
    /// Bytes of the files of a source; nil where they are not on this machine.
    func bytes(of source: Recipe.Source) -> Int? {
        guard let files = try? resolve(source) else { return nil }
        let sizes = files.map { try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int }
        return sizes.contains { $0 == nil } ? nil : sizes.compactMap { $0 }.reduce(0, +)
    }
}
