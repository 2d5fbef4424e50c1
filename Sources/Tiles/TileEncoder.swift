/// Makes vector tiles (Mapbox Vector Tile 2.1) of a layer.
///
/// A tile has one layer of polygons with extent 4096; the id of a feature is its index in the ``GeneralisedLayer``.
/// The same address always gives the same bytes, and tiles can be made on several threads at once.
public struct TileEncoder: Sendable {
    /// The largest tile in bytes, before compression.
    public static let maximumBytes = 500_000
    /// Tolerance of the drawing in pixels of 1/512 tile. A vertex goes when its effective area is less than the square
    /// of this; at zoom 7, where a pixel is 611.5 m, that is (366.9 m)².
    public static let tolerancePixels = 0.6

    private let layerName: String
    private let layer: GeneralisedLayer
    private let attributes: AttributeTable

    /// Prepares the attributes of a layer for its tiles.
    ///
    /// - Parameters:
    ///   - layerName: the name by which map styles find the layer; short, as every tile holds it.
    ///   - layer: shapes in Web Mercator metres (EPSG:3857).
    ///   - attributes: by feature index of `layer`.
    public init(layerName: String, layer: GeneralisedLayer, attributes: FeatureAttributes = FeatureAttributes()) {
        self.layerName = layerName
        self.layer = layer
        self.attributes = AttributeTable(attributes)
    }

    /// The bytes of a tile; nil when nothing of the layer is seen in it or in the 64 units around it.
    ///
    /// When a tile would be larger than ``maximumBytes``, it is drawn more coarsely, then without text, then without
    /// numbers, and at last without the features that do not fit.
    ///
    /// - Complexity: O(vertices of the features in the tile).
    public func tile(_ address: TileAddress) -> [UInt8]? {
        let features = layer.features(in: TileGrid.bufferedBox(of: address))
        guard !features.isEmpty else { return nil }
        var drawn: (coarseness: Int, shapes: TileShapes)?
        for detail in TileDetail.ladder {
            let shapes =
                if let drawn, drawn.coarseness == detail.coarseness { drawn.shapes } else {
                    TileShapes(of: features, in: layer, address: address, coarseness: detail.coarseness)
                }
            drawn = (detail.coarseness, shapes)
            guard !shapes.entries.isEmpty else { return nil }
            if let bytes = assemble(shapes, content: detail.content) { return bytes }
        }
        return nil
    }

    /// Makes a tile of shapes that have been drawn; nil when it would be too large.
    func assemble(_ shapes: TileShapes, content: TileDetail.Content) -> [UInt8]? {
        // What is yet to come: fields 5 and 15, and the field and length of the layer itself.
        let limit = Self.maximumBytes - 16
        guard shapes.commands.count < limit || content == .shapesThatFit else { return nil }
        var tags = TileTags(attributes, content: content)
        var tagNumbers = MVTWriter()
        var message = MVTWriter()
        var body = MVTWriter()
        body.field(1, bytes: layerName.utf8)
        var start = 0
        for entry in shapes.entries {
            tagNumbers.reset()
            tags.write(feature: entry.feature, to: &tagNumbers)
            message.reset()
            message.field(1, varint: UInt64(entry.feature))
            if !tagNumbers.bytes.isEmpty { message.field(2, bytes: tagNumbers.bytes) }
            message.field(3, varint: 3)
            message.field(4, bytes: shapes.commands[start..<entry.end])
            start = entry.end
            let size = body.bytes.count + message.bytes.count + 6 + tags.keys.bytes.count + tags.values.bytes.count
            if size <= limit {
                body.field(2, bytes: message.bytes)
            } else if content != .shapesThatFit {
                return nil
            }
        }
        body.append(tags.keys)
        body.append(tags.values)
        body.field(5, varint: UInt64(TileGrid.extent))
        body.field(15, varint: 2)
        var tile = MVTWriter()
        tile.field(3, bytes: body.bytes)
        return tile.bytes
    }
}
