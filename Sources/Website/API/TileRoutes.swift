internal import Atlas
internal import HTTPTypes
internal import Hummingbird
internal import Planning
internal import Synchronization
internal import Tiles

/// Map tiles: `/tegels/{niveau}/{z}/{x}/{y}.mvt`, made when first asked for and kept.
func addTileRoutes(to router: Router<SiteContext>, site: Site) {
    let store = TileStore(site: site)
    router.get("/tegels/{niveau}/{z}/{x}/{bestand}") { _, context in
        let name = try AddressText.decode(context.parameters.get("niveau") ?? "", plusIsBlank: false)
        guard let level = AreaLevel(rawValue: name), site.atlas[level] != nil else {
            let there = site.atlas.levels.keys.sorted().map(\.rawValue).joined(separator: ", ")
            throw SiteProblem.parameter("niveau", value: name, allowed: there)
        }
        let last = (1 << TileAddress.deepestZoom) - 1
        let z = try tileNumber(context.parameters.get("z"), "z", most: TileAddress.deepestZoom)
        let x = try tileNumber(context.parameters.get("x"), "x", most: last)
        let file = context.parameters.get("bestand") ?? ""
        guard file.hasSuffix(".mvt") else { throw SiteProblem.notFound }
        let y = try tileNumber(String(file.dropLast(4)), "y", most: last)
        guard let address = TileAddress(z: z, x: x, y: y) else { throw SiteProblem.unknownTile }
        guard let bytes = store.tile(level, address), !bytes.isEmpty else { return Response(status: .noContent) }
        return Response.bytes(bytes, type: "application/vnd.mapbox-vector-tile")
    }
}

/// A part of the address of a tile.
private func tileNumber(_ part: String?, _ name: String, most: Int) throws(SiteProblem) -> Int {
    let text = try AddressText.decode(part ?? "", plusIsBlank: false)
    guard let number = AddressText.wholeNumber(text), number <= most else {
        throw .parameter(name, value: text, allowed: "0–\(most)")
    }
    return number
}

/// Tiles that were made before, up to a bound in bytes; when it is full the store starts again.
final class TileStore: Sendable {
    private struct Key: Hashable {
        let level: AreaLevel
        let address: TileAddress
    }

    private struct Kept {
        var tiles: [Key: [UInt8]] = [:]
        var bytes = 0
    }

    private static let mostBytes = 32_000_000
    private let site: Site
    private let encoders = Mutex<[AreaLevel: TileEncoder]>([:])
    private let kept = Mutex(Kept())

    init(site: Site) { self.site = site }

    /// The tile; empty when nothing lies in it, nil when the level cannot be drawn.
    func tile(_ level: AreaLevel, _ address: TileAddress) -> [UInt8]? {
        let key = Key(level: level, address: address)
        if let tile = kept.withLock({ $0.tiles[key] }) { return tile }
        guard let encoder = encoder(level) else { return nil }
        let tile = encoder.tile(address) ?? []
        kept.withLock { kept in
            if kept.bytes + tile.count > Self.mostBytes { kept = Kept() }
            kept.tiles[key] = tile
            kept.bytes += tile.count
        }
        return tile
    }

    private func encoder(_ level: AreaLevel) -> TileEncoder? {
        if let made = encoders.withLock({ $0[level] }) { return made }
        guard let layer = site.layer(level) else { return nil }
        let attributes = FeatureAttributes(columns: ["code": .text(layer.codes), "naam": .text(layer.names)])
        let made = TileEncoder(layerName: level.rawValue, layer: layer.shapes, attributes: attributes)
        encoders.withLock { $0[level] = made }
        return made
    }
}
