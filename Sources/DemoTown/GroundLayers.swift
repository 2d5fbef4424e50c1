internal import GeoFiles
internal import GeoModel

/// Writes the layers `bodembedekking` and `wegdelen`, in the words of the large-scale base map (BGT), and `bomen` and
/// `landschapselementen`. They are only ever read whole, so that they need no spatial index.
func writeGroundLayers(of ground: TownGround, to path: String) throws {
    let writer = try GeoPackageWriter(creating: path, timestamp: fixedTimestamp)
    let pieces = ground.parts.flatMap(\.pieces)
    try writer.writeLayer(
        "bodembedekking", description: "Bodembedekking (verzonnen)", fields: textFields(["fysiek_voorkomen"]),
        geometry: .multiPolygon, isIndexed: false
    ) { addRow in
        for (kind, piece) in pieces { try addRow([.text(kind.name)], bytes(piece)) }
    }
    try writer.writeLayer(
        "wegdelen", description: "Wegdelen (verzonnen)", fields: textFields(["functie"]), geometry: .multiPolygon,
        isIndexed: false
    ) { addRow in
        for (kind, piece) in pieces {
            guard let road = kind.road else { continue }
            try addRow([.text(road.function)], bytes(piece))
        }
    }
    try writeTrees(of: ground, writer)
    try writer.writeLayer(
        "landschapselementen", description: "Landschapselementen (verzonnen)", fields: textFields(["soort"]),
        geometry: .multiPolygon, isIndexed: false
    ) { addRow in
        for (kind, piece) in ground.parts.flatMap(\.elements) { try addRow([.text(kind.name)], bytes(piece)) }
    }
    try writer.close()
}

private func writeTrees(of ground: TownGround, _ writer: GeoPackageWriter) throws {
    try writer.writeLayer(
        "bomen", description: "Bomen (verzonnen)",
        fields: [FieldDefinition("kroondiameter", .real), FieldDefinition("kroonoppervlak", .real)], geometry: .point,
        isIndexed: false
    ) { addRow in
        for tree in ground.parts.flatMap({ TreePlanting(of: $0).trees }) {
            let crown = TreePlanting.circle * tree.crownDiameter * tree.crownDiameter
            try addRow(
                [.number(tree.crownDiameter), .number((crown * 10).rounded() / 10)], LineBytes.point(tree.place))
        }
    }
}

private func bytes(_ piece: ConvexPiece) -> [UInt8] {
    WellKnownBinary.bytes(of: MultiPolygon(polygons: [piece.polygon]))
}
