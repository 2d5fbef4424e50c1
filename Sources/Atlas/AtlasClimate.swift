internal import Diagnosis
public import NaturalSystem
public import Planning

/// The climate in an atlas: the figures per cell, how much each cell counts for each area, and what holds for the whole
/// country.
///
/// 371 cells and 15,000 areas take about 2.5 MB. The report of an area is only made when it is asked for.
public struct AtlasClimate: Sendable {
    /// Extreme rain of one duration and return period, per regime five figures in the order of `Climate`.
    struct RainLevel: Sendable, Equatable {
        let variable: String
        let figures: [RainRegime: [ClimateFigure]]
    }

    /// Id of the source.
    public let source: String
    /// The figures per cell.
    public let grid: ClimateGrid
    /// Year by year; nil where there is no such data.
    public let seaLevel: SeaLevel?
    let rain: [RainLevel]
    /// In the order of the level's areas.
    var areas: [AreaLevel: AreaCells]

    /// The catalogue is read when the first report is made, so that opening an atlas does not wait for it.
    private static let bundled = Result { try ClimateCatalogue.bundled() }

    /// The climate catalogue that comes with the product, read once.
    ///
    /// - Throws: `ClimateError` when it is not beside the program.
    public static func catalogue() throws -> ClimateCatalogue { try bundled.get() }

    init(
        source: String, grid: ClimateGrid, rain: [RainLevel], seaLevel: SeaLevel?, areas: [AreaLevel: AreaCells] = [:]
    ) {
        self.source = source
        self.grid = grid
        self.rain = rain
        self.seaLevel = seaLevel
        self.areas = areas
    }
}

extension Atlas {
    /// The weather report 2050 of an area; nil when the atlas has no such area or no climate.
    ///
    /// - Throws: `ClimateError` when the climate catalogue is not beside the program.
    /// - Complexity: O(variables · cells of the area).
    public func climateReport(for code: AreaCode) throws -> ClimateReport? {
        guard let climate, let (level, place) = find(code), let cells = climate.areas[level.level],
            let weights = try cells.weights(at: place)
        else { return nil }
        let catalogue = try AtlasClimate.catalogue()
        let levels = climate.rain.compactMap { entry in
            catalogue.variable(entry.variable).map { ExtremeRain.Level(variable: $0, figures: entry.figures) }
        }
        return ClimateReport(
            catalogue: catalogue, grid: climate.grid, weights: weights,
            regimes: RainRegimes(year: cells.regime(at: place)),
            extremeRain: levels.isEmpty ? nil : try ExtremeRain(levels: levels, catalogue: catalogue),
            seaLevel: climate.seaLevel)
    }
}
