internal import GeoFiles
internal import GeoModel

/// Writes the layers `bodembedekking` and `wegdelen`, in the words of the large-scale base map (BGT).
func writeGroundLayers(of towns: [TownGround], to path: String) throws {
    let writer = try GeoPackageWriter(creating: path, timestamp: fixedTimestamp)
    let pieces = towns.flatMap(\.parts).flatMap(\.pieces)
    try writer.writeLayer(
        "bodembedekking", description: "Bodembedekking (verzonnen)", fields: textFields(["fysiek_voorkomen"]),
        geometry: .multiPolygon
    ) { addRow in
        for (kind, piece) in pieces { try addRow([.text(kind.name)], bytes(piece)) }
    }
    try writer.writeLayer(
        "wegdelen", description: "Wegdelen (verzonnen)", fields: textFields(["functie"]), geometry: .multiPolygon
    ) { addRow in
        for (kind, piece) in pieces {
            guard let road = kind.road else { continue }
            try addRow([.text(road.function)], bytes(piece))
        }
    }
    try writer.close()
}

private func bytes(_ piece: ConvexPiece) -> [UInt8] {
    WellKnownBinary.bytes(of: MultiPolygon(polygons: [piece.polygon]))
}
