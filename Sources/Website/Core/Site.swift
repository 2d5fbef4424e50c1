public import Atlas
internal import Catalogue
internal import Diagnosis
internal import Dispatch
internal import Foundation
internal import GeoModel
public import Outlines
public import People
internal import Planning
internal import Process
public import ProcessService
internal import Tiles

/// How the site is run.
public struct SiteConfiguration: Sendable {
    /// Folder with MapLibre GL and htmx.
    public var assets: String
    /// True to draw PDOK's BRT-A map behind the areas; needs the internet in the visitor's browser.
    public var backgroundMap: Bool

    /// True when a proxy in front of the server speaks TLS with browsers: cookies then go over TLS only, and the proxy
    /// tells who asks.
    public var behindTLS: Bool

    /// Makes a configuration.
    public init(assets: String, backgroundMap: Bool = false, behindTLS: Bool = false) {
        self.assets = assets
        self.backgroundMap = backgroundMap
        self.behindTLS = behindTLS
    }
}

/// Everything that pages, API and tiles are made from. It never changes while the server runs; what people write is behind
/// ``people``.
public final class Site: Sendable {
    let configuration: SiteConfiguration
    let diagnosis: AtlasDiagnosis
    let search: AreaSearch
    let texts: [Language: Texts]
    let heavyWork = HeavyWork()
    /// Who can sign in; nil for a server without a data folder, which only reads.
    let people: PeopleService?
    /// The area processes; nil for a server without a data folder.
    let processes: ProcessService?
    /// Files on cards; nil for a server without a data folder.
    let attachments: AttachmentStore?
    /// Room for large forms.
    let uploads = UploadPlaces()
    /// Reads the drawings that people give in files.
    let drawings: any DrawingReading
    /// With what mail is sent; nil for a server that sends none.
    let mail: SiteMail?
    /// How many invitations a person may have mailed.
    let invitationLimits: RateLimiter
    /// What invitations mean; nil while there is nothing to take part in.
    let invitations: (any InvitationAcceptor)?
    /// What watchers of processes are told.
    let liveLines = LineCache()
    /// How many watch processes.
    let livePlaces = LivePlaces()
    /// Which addresses take forms; the routes note them.
    let forms = FormAddresses()
    /// How many forms a person, or somebody who is not signed in, may send.
    let formLimits: RateLimiter
    /// Part of every entity tag: changes with the atlas and with the program.
    let identity: String
    private let layers = Kept<AreaLevel, AreaLayer?>(most: AreaLevel.allCases.count)
    private let statistics = Kept<AreaLevel, LevelStatistics>(most: AreaLevel.allCases.count)
    private let firstTransitions = Kept<AreaLevel, Transition>(most: AreaLevel.allCases.count)
    private let smallMaps = Kept<AreaCode, MapDrawing.Outlines>(most: 400)
    private let lackingNames = Kept<String, String>(most: 6)
    private let drawnAreas = Kept<Outline, DrawnArea>(most: 64)
    /// What drawn places mean, and the ground of processes that they are held to.
    let places = PlaceMeasures()
    private let sharedGround = Kept<Set<Outline>, Double>(most: 256)
    private let choropleths = Kept<Choropleth.Key, Choropleth>(most: 64)

    var atlas: Atlas { diagnosis.atlas }
    var catalogue: IndicatorCatalogue { diagnosis.catalogue }

    /// Prepares a site for an atlas, and for people where there are any.
    ///
    /// - Throws: when texts or catalogue are not beside the program.
    public init(
        _ atlas: Atlas, configuration: SiteConfiguration, people: PeopleService? = nil,
        processes: ProcessService? = nil, attachments: AttachmentStore? = nil,
        invitations: (any InvitationAcceptor)? = nil, mail: SiteMail? = nil,
        drawings: any DrawingReading = DrawingReader()
    ) throws {
        self.configuration = configuration
        self.people = people
        self.processes = processes
        self.attachments = attachments
        self.mail = mail
        self.drawings = drawings
        formLimits = RateLimiter(turns: 60, per: .minutes(1), clock: people?.clock ?? .system)
        invitationLimits = RateLimiter(turns: 30, per: .hours(1), clock: people?.clock ?? .system)
        diagnosis = AtlasDiagnosis(atlas, catalogue: try IndicatorCatalogue.bundled())
        search = AreaSearch(atlas)
        let texts: [Language: Texts] = [.nl: try Texts.bundled(.nl), .en: try Texts.bundled(.en)]
        self.texts = texts
        self.invitations = invitations ?? processes.map { ProcessInvitations(service: $0, texts: texts) }
        let program = try? FileManager.default.attributesOfItem(atPath: Bundle.main.executablePath ?? "")
        let built = (program?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let settings =
            (configuration.backgroundMap ? "b" : "") + (people == nil ? "" : "p") + configuration.assets
        identity = [atlas.fingerprint, String(Int(built), radix: 36), String(fnv1a(settings), radix: 36)].joined(
            separator: "-")
    }

    /// Where figures stand among all areas of a level.
    func statistics(_ level: Atlas.Level) -> LevelStatistics {
        statistics.value(level.level) {
            LevelStatistics(
                level, catalogue: catalogue, municipalities: level.level == .municipality ? nil : atlas[.municipality])
        }
    }

    /// Classes of a map.
    func choropleth(_ view: AtlasDiagnosis.View, _ subject: ViewState.Subject) -> Choropleth {
        choropleths.value(Choropleth.Key(view: view, subject: subject)) {
            Choropleth(view: view, subject: subject, site: self)
        }
    }

    /// Outlines of the small map around an area: those of its municipality at its level, or of all municipalities.
    func outlines(_ level: AreaLevel, around code: AreaCode, make: () -> MapDrawing.Outlines) -> MapDrawing.Outlines {
        // A neighbourhood's and a district's map of one municipality differ; the first code of the level tells them apart.
        let first = atlas[level].map {
            $0.codes[level == .municipality ? 0 : $0.places(in: code.municipality).lowerBound]
        }
        return smallMaps.value(first ?? code, make: make)
    }

    /// How large a border is, and which areas it overlaps; measured off the event loop when it is new.
    func drawnArea(_ outline: Outline) async throws -> DrawnArea {
        if let known = drawnAreas.known(outline) { return known }
        return try await heavyWork.run { [self] _ in
            try drawnAreas.value(outline) { try DrawnArea(outline, on: atlas) }
        }
    }

    /// How much ground two borders share, in m²; measured off the event loop when the two are new.
    func squareMetresShared(_ one: Outline, _ other: Outline) async throws -> Double {
        let both: Set = [one, other]
        if let known = sharedGround.known(both) { return known }
        let first = try await drawnArea(one)
        let second = try await drawnArea(other)
        return try await heavyWork.run { [self] _ in
            sharedGround.value(both) { first.squareMetresShared(with: second) }
        }
    }

    /// Names of the indicators that a level lacks, as one text.
    func lackingNames(_ level: AreaLevel, _ language: Language, make: () -> String) -> String {
        lackingNames.value(level.rawValue + language.rawValue, make: make)
    }

    /// The transition a visitor sees first: the one with a score in most areas of the level.
    func firstTransition(_ level: AreaLevel) -> Transition {
        firstTransitions.value(level) {
            guard let scored = diagnosis.scored(.init(level: level)) else { return .socioEconomic }
            let counts = Transition.allCases.map { transition in scored.scores.all(transition).count { $0 != nil } }
            let best = counts.max() ?? 0
            // Where several are equally complete the socio-economic one, as in the seed.
            if counts[Transition.socioEconomic.index] == best { return .socioEconomic }
            return Transition.allCases[counts.firstIndex(of: best) ?? 0]
        }
    }

    /// Texts in a language.
    func texts(_ language: Language) -> Texts { texts[language] ?? Texts(language: language, entries: [:]) }

    /// Shapes of a level made ready for drawing; nil when the atlas has no such level or PROJ cannot reproject it.
    func layer(_ level: AreaLevel) -> AreaLayer? {
        layers.value(level) {
            guard let areas = atlas[level], let shapes = try? Atlas.shapes(areas.shapes, in: .webMercator) else {
                return nil
            }
            return AreaLayer(
                shapes: GeneralisedLayer(shapes: shapes), codes: areas.codes.map(\.description), names: areas.names)
        }
    }

    /// Makes ready what every first visitor needs, so that none of them waits for it.
    public func warmUp() {
        let levels = atlas.levels.keys.sorted()
        // Shapes and scores do not need each other; the levels are small against the last one.
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            for level in levels {
                if part == 0 {
                    _ = layer(level)
                } else {
                    _ = firstTransition(level)
                    if let areas = atlas[level] { _ = statistics(areas) }
                }
            }
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
