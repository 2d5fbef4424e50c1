internal import GeoFiles
internal import Planning

/// Reads a layer that is only drawn.
struct LayerSourceReader {
    let source: Recipe.Source

    func read(_ files: [String], into draft: inout AtlasDraft, report: inout BuildReport.SourceReport) throws {
        var layer: LayerDraft?
        for path in files {
            let rows = try SourceRows(opening: path, of: source)
            try rows.forEachRow { feature in
                report.read += 1
                guard let wkb = try feature.shape(), let kind = LayerSourceReader.kind(of: wkb) else {
                    report.setAside += 1
                    report.add(
                        finding("shape.missing", rows.file, feature.number, nil, "there is no point, line or polygon"))
                    return
                }
                if layer == nil { layer = LayerDraft(id: source.id, title: source.title, kind: kind) }
                guard layer?.kind == kind else {
                    report.setAside += 1
                    report.add(
                        finding(
                            "shape.otherKind", rows.file, feature.number, nil,
                            "the layer began with another kind of shape"))
                    return
                }
                layer?.shapes.append(wkb)
                report.kept += 1
            }
        }
        if let layer { draft.layers.append(layer) }
    }

    /// Kind by the type code in the WKB header (little-endian, two-dimensional).
    private static func kind(of wkb: [UInt8]) -> LayerDraft.Kind? {
        guard wkb.count > 4 else { return nil }
        return switch wkb[1] {
        case 1: .point
        case 2, 5: .line
        case 3, 6: .polygon
        default: nil
        }
    }
}
