public import Diagnosis
public import GeoModel
public import Planning

/// Reference data of one edition, in memory: areas, shapes and figures. It never changes once opened.
public struct Atlas: Sendable {
    /// A publication the atlas was made from.
    public struct Source: Sendable, Equatable {
        /// Stable name.
        public let id: String
        /// Name of the publication.
        public let title: String
        /// Who publishes it.
        public let publisher: String
        /// Licence.
        public let licence: String
        /// The publisher's page.
        public let origin: String
        /// Year its figures are about.
        public let year: Int?
        /// Rows or features read.
        public let read: Int
        /// Of those, in the atlas.
        public let kept: Int
        /// Shapes repaired.
        public let repaired: Int
        /// Rows or features set aside.
        public let setAside: Int
        /// Why it is not in the atlas; nil when it is.
        public let problem: String?
    }

    /// Figures of one indicator in one year, with where they come from.
    public struct Series: Sendable {
        /// Year.
        public let period: Int
        /// Id of the source; ids with a blank between them where several sources bring different areas.
        public let source: String
        /// Publishers of the source or sources, as shown beside the figures.
        public let publisher: String
        /// The figures in the order of the level's areas.
        public let column: IndicatorColumn
    }

    /// All areas of one level.
    public struct Level: Sendable {
        /// Which level.
        public let level: AreaLevel
        /// Codes in ascending order.
        public let codes: [AreaCode]
        /// Names in the order of the codes.
        public let names: [String]
        /// Land and water together, in m².
        public let squareMetres: [Double]
        /// Shapes in RD New.
        public let shapes: [MultiPolygon]
        /// Series per indicator, newest first; an indicator without data has no entry.
        public let series: [String: [Series]]
        /// The series that counts per indicator: the newest of those with figures for nearly as many areas as the fullest
        /// one. A new table that covers half of the country does not push out an older one that covers it whole.
        public let current: [String: Series]
        private let placeByCode: [AreaCode: Int]

        init(
            level: AreaLevel, codes: [AreaCode], names: [String], squareMetres: [Double], shapes: [MultiPolygon],
            series: [String: [Series]]
        ) {
            self.level = level
            self.codes = codes
            self.names = names
            self.squareMetres = squareMetres
            self.shapes = shapes
            self.series = series
            current = series.compactMapValues { all in
                Level.current(known: all.map(\.column.knownCount)).map { all[$0] }
            }
            placeByCode = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// Number of areas.
        public var count: Int { codes.count }

        /// Place of a code in the lists; nil when the atlas has no such area.
        public func place(of code: AreaCode) -> Int? { placeByCode[code] }

        /// How full a newer series must be, against the fullest one, to take its place.
        public static let nearlyAll = 0.8

        /// Which of the series of an indicator counts, by the number of figures in each, newest first; nil without series.
        static func current(known: [Int]) -> Int? {
            let fullest = known.max() ?? 0
            return known.firstIndex { Double($0) >= nearlyAll * Double(fullest) }
        }

        /// The figures that count per indicator.
        public var columns: [String: IndicatorColumn] { current.mapValues(\.column) }
    }

    /// A layer that is only drawn.
    public struct DrawnLayer: Sendable {
        /// What its shapes are.
        public enum Kind: Sendable {
            /// Filled.
            case polygon
            /// Stroked.
            case line
            /// Dotted.
            case point
        }

        /// Stable name, from its source.
        public let id: String
        /// What the shapes are.
        public let kind: Kind
        /// Rings, lines or single positions in RD New.
        public let paths: [[Coordinate]]
    }

    /// Name.
    public let title: String
    /// Edition as shown.
    public let edition: String
    /// True when places and figures are invented.
    public let isFictional: Bool
    /// When it was made, ISO 8601.
    public let madeAt: String
    /// What it was made from.
    public let sources: [Source]
    /// The levels it has.
    public let levels: [AreaLevel: Level]
    /// Layers to draw.
    public let layers: [DrawnLayer]
    /// The climate of its areas; nil when it was made without.
    public let climate: AtlasClimate?
    /// The rasters of the vulnerability map; none when the recipe named no rasters for it.
    public let vulnerability: [VulnerabilityGrid]
    /// Identity of the file, for caches: changes when the file does.
    public let fingerprint: String

    /// The level's areas, when the atlas has that level.
    public subscript(_ level: AreaLevel) -> Level? { levels[level] }

    /// Level and place of a code.
    public func find(_ code: AreaCode) -> (level: Level, place: Int)? {
        guard let level = levels[code.level], let place = level.place(of: code) else { return nil }
        return (level, place)
    }

    /// The source with that id.
    public func source(_ id: String) -> Source? { sources.first { $0.id == id } }

    /// Name of the area with that code; the code itself when the atlas has no such area.
    public func name(of code: AreaCode) -> String {
        find(code).map { $0.level.names[$0.place] } ?? code.description
    }
}
