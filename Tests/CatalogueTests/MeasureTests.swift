import Catalogue
import Diagnosis
import Planning
import Testing

/// The measured layers that come with the product.
struct MeasureTests {
    // Read once for all tests.
    private static let bundled = Result { try IndicatorCatalogue.bundled() }
    private let catalogue: IndicatorCatalogue

    init() throws { catalogue = try MeasureTests.bundled.get() }

    private func measure(_ id: String) throws -> MeasureDefinition { try #require(catalogue.measure(id)) }

    // What recipes may write; a name that changes breaks recipes that people have.
    private static let layers: [(id: String, kind: MeasureKind, roles: [String], classes: [String])] = [
        ("buildings", .features, ["building_year", "floor_area", "dwellings", "use"], []),
        ("land_cover", .features, ["class"], cover),
        ("land_use", .raster, [], cover),
        (
            "roads", .features, ["class"],
            ["motorway", "main_road", "street", "cycle_path", "footpath", "parking", "rail", "other"]
        ),
        ("landscape_elements", .features, ["class"], ["hedgerow", "wood", "bank", "pond", "marsh", "verge"]),
        ("trees", .features, ["crown_diameter", "crown_area"], []),
        ("stops", .nearest, ["dwellings"], []),
        ("stations", .nearest, ["dwellings"], []),
        ("green_access", .nearest, ["dwellings"], []),
        ("water_access", .nearest, ["dwellings"], []),
        ("elevation", .raster, [], []),
        ("groundwater_depth", .raster, [], []),
        ("heat", .raster, [], []),
        ("flood_depth", .raster, [], []),
    ]
    private static let cover = [
        "building", "road", "paved", "green", "tree", "nature", "agriculture", "water", "bare",
    ]

    @Test(arguments: layers)
    func `a layer has the kind, roles and classes that recipes name`(
        id: String, kind: MeasureKind, roles: [String], classes: [String]
    ) throws {
        let measure = try measure(id)
        #expect(measure.kind == kind)
        #expect(Set(measure.roles.keys) == Set(roles))
        #expect(Set(measure.classes.keys) == Set(classes))
    }

    @Test func `there are no other layers`() {
        #expect(catalogue.measures.map(\.id) == MeasureTests.layers.map(\.id))
        #expect(catalogue.measure("geen") == nil)
    }

    @Test func `at least 45 yields give at least 40 indicators`() {
        let indicators = catalogue.measures.flatMap(\.indicators)
        #expect(indicators.count >= 45)
        #expect(Set(indicators).count >= 40)
    }

    @Test func `every text is there in Dutch and in English`() {
        for measure in catalogue.measures {
            let texts = [measure.label, measure.description] + measure.roles.values + measure.classes.values
            for text in texts { #expect(!text.nl.isEmpty && !text.en.isEmpty, "\(measure.id)") }
        }
    }

    // MARK: Units and ranges

    /// What a result is before it is scaled.
    private enum Quantity {
        case part, perSquareMetre, perSquareKilometre, squareMetres, count, metres, number
    }

    /// Indicator, quantity and scale of every yield.
    private var results: [(measure: String, indicator: String, quantity: Quantity, scale: Double)] {
        catalogue.measures.flatMap {
            measure -> [(measure: String, indicator: String, quantity: Quantity, scale: Double)] in
            switch measure.yields {
            case .features(let yields):
                yields.map { (measure.id, $0.indicator, quantity($0.operation), $0.scale) }
            case .raster(let yields):
                yields.map { (measure.id, $0.indicator, quantity($0.operation), $0.scale) }
            case .nearest(let yields, leastArea: _):
                yields.map { (measure.id, $0.indicator, quantity($0.operation), $0.scale) }
            }
        }
    }

    private func quantity(_ operation: FeatureOperation) -> Quantity {
        switch operation {
        case .share, .classShare, .classPart, .rangePart: .part
        case .sumPerArea, .lengthDensity: .perSquareMetre
        case .shortOfShare: .squareMetres
        case .density: .perSquareKilometre
        case .count, .sum: .count
        case .mean, .quantile: .number
        }
    }

    private func quantity(_ operation: RasterOperation) -> Quantity {
        switch operation {
        case .shareAbove, .shareBelow, .classShare: .part
        case .mean, .min, .max, .standardDeviation, .quantile: .number
        }
    }

    private func quantity(_ operation: NearestOperation) -> Quantity {
        switch operation {
        case .mean: .metres
        case .shareWithin, .shareBeyond: .part
        }
    }

    @Test func `a part is shown as a percentage from 0 to 100, or as a part from 0 to 1`() throws {
        for result in results where result.quantity == .part {
            let indicator = try #require(catalogue.indicator(result.indicator))
            #expect(indicator.range[0] == 0, "\(indicator.id)")
            if indicator.unit.nl == "%" {
                #expect(result.scale == 100, "\(indicator.id)")
                // Shares that are also read as a ratio of rounded figures have room up to 110.
                #expect((100...110).contains(indicator.range[1]), "\(indicator.id)")
            } else {
                #expect(result.scale == 1 && indicator.range[1] == 1, "\(indicator.id)")
            }
        }
    }

    @Test func `a percentage is a part times 100, or crowns per m²`() throws {
        for result in results where try #require(catalogue.indicator(result.indicator)).unit.nl == "%" {
            #expect(result.scale == 100, "\(result.indicator)")
            #expect(result.quantity == .part || result.indicator == "crown_area_share", "\(result.indicator)")
        }
    }

    @Test func `distances are shown in metres`() throws {
        for result in results where result.quantity == .metres {
            let indicator = try #require(catalogue.indicator(result.indicator))
            #expect(indicator.unit.nl == "m" && result.scale == 1, "\(indicator.id)")
            #expect(indicator.range[0] == 0, "\(indicator.id)")
        }
    }

    @Test(arguments: [
        ("building_density", "gebouwen per km²", 1.0), ("trees_per_hectare", "per hectare", 0.01),
        ("dwellings_per_hectare", "per hectare", 10_000), ("floor_space_index", "m² vloer per m² grond", 1),
        ("groundwater_high", "m onder maaiveld", 1), ("rain_depth_p90", "cm", 100), ("elevation_mean", "m NAP", 1),
        ("heat_island", "°C", 1), ("building_year_median", "jaar", 1),
    ])
    func `the scale makes the unit`(id: String, unit: String, scale: Double) throws {
        #expect(try #require(catalogue.indicator(id)).unit.nl == unit)
        #expect(try #require(results.first { $0.indicator == id }).scale == scale)
    }

    @Test func `what is measured exists at every level`() throws {
        for result in results {
            let indicator = try #require(catalogue.indicator(result.indicator))
            #expect(indicator.levels == [.neighbourhood, .district, .municipality], "\(indicator.id)")
        }
    }

    @Test func `numbers outside the bounds are not known`() throws {
        let buildings = try measure("buildings")
        for year in [1005.0, 9999, .infinity, .nan] { #expect(!buildings.isValid(year, role: "building_year")) }
        for year in [1006.0, 1286, 1930, 2030] { #expect(buildings.isValid(year, role: "building_year")) }
        #expect(!buildings.isValid(999_999, role: "floor_area"))
        #expect(buildings.isValid(-1, role: "use") && !buildings.isValid(.nan, role: "use"))
    }

    // MARK: Figures that belong together

    @Test func `the periods of building meet without a gap or an overlap`() throws {
        guard case .features(let yields) = try measure("buildings").yields else {
            Issue.record("buildings are no features")
            return
        }
        let ranges = yields.compactMap { yield -> ClosedRange<Double>? in
            guard case .rangePart(role: "building_year", let range) = yield.operation else { return nil }
            return yield.indicator == "footprint_before_1945_share" ? nil : range
        }
        #expect(ranges.count == 5)
        #expect(ranges.first?.lowerBound == -.infinity && ranges.last?.upperBound == .infinity)
        for (earlier, later) in zip(ranges, ranges.dropFirst()) {
            #expect(earlier.upperBound + 1 == later.lowerBound)
        }
    }

    @Test(arguments: ["land_cover", "roads", "landscape_elements"])
    func `every class counts in an indicator`(id: String) throws {
        let measure = try measure(id)
        guard case .features(let yields) = measure.yields else {
            Issue.record("\(id) is no features")
            return
        }
        #expect(Set(yields.flatMap { $0.operation.classes ?? [] }) == Set(measure.classes.keys))
    }

    @Test func `polygons and raster of land cover give the same indicators of the same classes`() throws {
        guard case .features(let polygons) = try measure("land_cover").yields,
            case .raster(let cells) = try measure("land_use").yields
        else {
            Issue.record("land cover has another kind")
            return
        }
        #expect(polygons.map(\.indicator) == cells.map(\.indicator))
        #expect(polygons.map(\.operation.classes) == cells.map(\.operation.classes))
        #expect(try measure("land_cover").classes == measure("land_use").classes)
    }

    @Test func `only green has a least area`() throws {
        for measure in catalogue.measures {
            guard case .nearest(_, let leastArea) = measure.yields else { continue }
            #expect(leastArea == (measure.id == "green_access" ? 5000 : 0), "\(measure.id)")
        }
    }

    @Test func `distances count at the metres of the sources`() throws {
        let expected: [String: NearestOperation] = [
            "far_from_bus_stop_share": .shareBeyond(metres: 400),
            "dwellings_near_station_share": .shareWithin(metres: 1000),
            "dwellings_near_green_share": .shareWithin(metres: 300),
        ]
        for measure in catalogue.measures {
            guard case .nearest(let yields, _) = measure.yields else { continue }
            for yield in yields { #expect(yield.operation == expected[yield.indicator] ?? .mean, "\(yield.indicator)") }
        }
    }

    // A new judging indicator beside one that measures the same would count it twice.
    @Test func `what is only measured is context`() throws {
        for result in results {
            let indicator = try #require(catalogue.indicator(result.indicator))
            if indicator.formulas.isEmpty { #expect(indicator.direction == .none, "\(indicator.id)") }
        }
    }
}
