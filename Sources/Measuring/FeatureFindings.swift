internal import Geometry
internal import Planning

extension FeaturePass.Outcome {
    /// Refuses sizes of features that GDAL did not give the shape of.
    ///
    /// Of a feature with several geometries in GML, such as a building of the BGT with a house number, GDAL gives the last
    /// one: the position of the number instead of the outline.
    ///
    /// - Throws: ``MeasureError`` that says how many features it is about.
    public func checkShapes(for operations: [FeatureOperation], of file: String) throws {
        guard driver == "GML", let points = kinds[.points], let polygons = kinds[.polygons],
            operations.contains(where: \.isWeighed)
        else { return }
        throw MeasureError(
            "features.onlyLabels", .inputRejected,
            what: "Of \(points) of \(points + polygons) features in \(file) only a position can be read, no outline.",
            why: "In GML a feature may have several geometries, and the position of a label may hide the outline.",
            advice: "Use the same data as GeoPackage, or ask for count, density, sum or fsi only.")
    }

    /// What someone who asked for operations should know of the shapes of the features.
    public func notes(on operations: [FeatureOperation], of file: String) -> [String] {
        var notes: [String] = []
        if repaired > 0 { notes.append("\(repaired) features that cross themselves are mended.") }
        let there = kinds.keys.sorted(by: >)
        if there.count > 1, operations.contains(where: \.isWeighed), let main = there.first {
            let numbers = there.map { "\(kinds[$0] ?? 0) \($0.plural)" }.joined(separator: " and ")
            notes.append("\(file) holds \(numbers): what is weighed by size is of the \(main.plural).")
        }
        for operation in operations {
            guard let kind = operation.kind, !mayHave(kind) else { continue }
            notes.append("\(file) has no \(kind.plural), so that '\(operation.name)' stays empty.")
        }
        return notes
    }
}

extension MeasuredShape.Kind {
    fileprivate var plural: String {
        switch self {
        case .nothing: "features without a shape"
        case .points: "points"
        case .lines: "lines"
        case .polygons: "polygons"
        }
    }
}
