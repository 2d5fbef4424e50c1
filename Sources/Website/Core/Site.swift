public import Atlas
internal import Catalogue
internal import Diagnosis
internal import Foundation
internal import GeoModel
internal import Planning
internal import Synchronization
internal import Tiles

/// How the site is run.
public struct SiteConfiguration: Sendable {
    /// Folder with MapLibre GL and htmx.
    public var assets: String
    /// True to draw PDOK's BRT-A map behind the areas; needs the internet in the visitor's browser.
    public var backgroundMap: Bool

    /// Makes a configuration.
    public init(assets: String, backgroundMap: Bool = false) {
        self.assets = assets
        self.backgroundMap = backgroundMap
    }
}

/// Everything that pages, API and tiles are made from. It never changes while the server runs.
public final class Site: Sendable {
    let configuration: SiteConfiguration
    let diagnosis: AtlasDiagnosis
    let search: AreaSearch
    let texts: [Language: Texts]
    /// Part of every entity tag: changes with the atlas and with the program.
    let identity: String
    private let layers: Mutex<[AreaLevel: AreaLayer]>
    private let kept: Mutex<[AreaLevel: LevelStatistics]>

    var atlas: Atlas { diagnosis.atlas }
    var catalogue: IndicatorCatalogue { diagnosis.catalogue }

    /// Prepares a site for an atlas.
    ///
    /// - Throws: when texts or catalogue are not beside the program.
    public init(_ atlas: Atlas, configuration: SiteConfiguration) throws {
        self.configuration = configuration
        diagnosis = AtlasDiagnosis(atlas, catalogue: try IndicatorCatalogue.bundled())
        search = AreaSearch(atlas)
        texts = [.nl: try Texts.bundled(.nl), .en: try Texts.bundled(.en)]
        let program = try? FileManager.default.attributesOfItem(atPath: Bundle.main.executablePath ?? "")
        let built = (program?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        identity = atlas.fingerprint + "-" + String(Int(built), radix: 36)
        layers = Mutex([:])
        kept = Mutex([:])
    }

    /// Where figures stand among all areas of a level.
    func statistics(_ level: Atlas.Level) -> LevelStatistics {
        if let made = kept.withLock({ $0[level.level] }) { return made }
        let made = LevelStatistics(level)
        kept.withLock { $0[level.level] = made }
        return made
    }

    /// Texts in a language.
    func texts(_ language: Language) -> Texts { texts[language] ?? Texts(language: language, entries: [:]) }

    /// Shapes of a level made ready for drawing; nil when the atlas has no such level or PROJ cannot reproject it.
    func layer(_ level: AreaLevel) -> AreaLayer? {
        if let kept = layers.withLock({ $0[level] }) { return kept }
        guard let areas = atlas[level], let shapes = try? Atlas.shapes(areas.shapes, in: .webMercator) else { return nil }
        let made = AreaLayer(
            shapes: GeneralisedLayer(shapes: shapes), codes: areas.codes.map(\.description), names: areas.names)
        return layers.withLock { kept in
            if let other = kept[level] { return other }
            kept[level] = made
            return made
        }
    }

    /// Makes ready what every first visitor needs, so that none of them waits for it.
    public func warmUp() {
        for level in AreaLevel.allCases where atlas[level] != nil {
            _ = layer(level)
            _ = diagnosis.scored(.init(level: level))
            if let areas = atlas[level] { _ = statistics(areas) }
        }
    }

    /// The level a visitor sees first: the coarsest with more than a handful of areas.
    var firstLevel: AreaLevel {
        let levels = atlas.levels.keys.sorted()
        return levels.first { (atlas[$0]?.count ?? 0) > 5 } ?? levels.last ?? .neighbourhood
    }
}

/// One level made ready for drawing.
final class AreaLayer: Sendable {
    let shapes: GeneralisedLayer
    let codes: [String]
    let names: [String]

    init(shapes: GeneralisedLayer, codes: [String], names: [String]) {
        self.shapes = shapes
        self.codes = codes
        self.names = names
    }
}
