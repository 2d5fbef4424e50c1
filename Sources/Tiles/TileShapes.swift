/// The drawing commands of all features that are seen in a tile, one after the other.
struct TileShapes {
    /// A feature and where its commands end in `commands`; they begin where those of the one before end.
    struct Entry {
        let feature: Int
        let end: Int
    }

    /// The features that are seen, ascending.
    private(set) var entries: [Entry] = []
    /// The commands of all of them.
    private(set) var commands: [UInt8] = []

    /// Draws those of `features` of which something is seen in the tile.
    init(of features: [Int], in layer: GeneralisedLayer, address: TileAddress, coarseness: Int) {
        let tolerance = TileEncoder.tolerancePixels * address.side / Double(TileGrid.pixels) * Double(coarseness)
        var geometry = TileGeometry(
            layer: layer, grid: TileGrid(address, step: coarseness),
            threshold: GeneralisedLayer.threshold(tolerance: tolerance))
        for feature in features {
            geometry.encode(feature: feature)
            guard !geometry.commands.bytes.isEmpty else { continue }
            commands.append(contentsOf: geometry.commands.bytes)
            entries.append(Entry(feature: feature, end: commands.count))
        }
    }
}
