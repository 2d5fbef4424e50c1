/// The sources of the recipe from which figures are measured: one per measured layer of the catalogue.
struct MeasuredSources {
    /// One source, without what all sources of the demo share.
    struct Source {
        let id: String
        let title: String
        /// The lines of the recipe that only it has.
        let lines: [String]
    }

    /// What the geodata cover.
    let ground: TownGround

    /// In the order of the catalogue.
    var all: [Source] { [buildings, landCover, landUse, roads] + landscape + [trees] + distances + rasters }

    private var buildings: Source {
        Source(
            id: "gebouwen", title: "Panden",
            lines: [
                "measure: buildings", "layer: gebouwen", "paths: [lagen.gpkg]", covers,
                "columns: {building_year: bouwjaar, floor_area: vloeroppervlak, dwellings: aantal_woningen, use: gebruiksdoel}",
            ])
    }

    private var landCover: Source {
        Source(
            id: "bodembedekking", title: "Bodembedekking",
            lines: [
                "measure: land_cover", "layer: bodembedekking", "paths: [bodem.gpkg]", covers,
                "columns: {class: fysiek_voorkomen}",
                classes(GroundKind.allCases.map { ($0.cover, $0.name) }),
            ])
    }

    private var landUse: Source {
        Source(
            id: "bodembedekking-raster", title: "Bodembedekking als raster",
            lines: [
                "measure: land_use", "paths: [bodembedekking.tif]",
                classes(GroundKind.allCases.map { ($0.cover, String($0.rawValue)) }),
            ])
    }

    private var trees: Source {
        Source(
            id: "bomen", title: "Bomen",
            lines: [
                "measure: trees", "layer: bomen", "paths: [bodem.gpkg]", covers,
                "columns: {crown_diameter: kroondiameter, crown_area: kroonoppervlak}",
            ])
    }

    /// None where all is town.
    private var landscape: [Source] {
        // In town nobody counted, so that there it is not known.
        let country = ground.town.districts.filter { !$0.character.isBuiltUp }.map(\.code)
        guard !country.isEmpty else { return [] }
        return [
            Source(
                id: "landschapselementen", title: "Landschapselementen",
                lines: [
                    "measure: landscape_elements", "layer: landschapselementen", "paths: [bodem.gpkg]",
                    "covers: [\(country.joined(separator: ", "))]", "columns: {class: soort}",
                    classes(LandscapeElements.Kind.allCases.map { ($0.rawValue, $0.name) }),
                ])
        ]
    }

    private var roads: Source {
        Source(
            id: "wegdelen", title: "Wegdelen",
            lines: [
                "measure: roads", "layer: wegdelen", "paths: [bodem.gpkg]", covers, "columns: {class: functie}",
                // There is no motorway here, which is not the same as not knowing.
                classes([("motorway", nil)] + GroundKind.allCases.compactMap(\.road).map { ($0.class, $0.function) }),
            ])
    }

    /// The key `classes`: every class with its names in the data, each once.
    private func classes(_ names: [(class: String, name: String?)]) -> String {
        var order: [String] = []
        var namesOf: [String: [String]] = [:]
        for (name, value) in names {
            if namesOf[name] == nil { order.append(name) }
            if let value, namesOf[name]?.contains(value) != true { namesOf[name, default: []].append(value) }
            namesOf[name] = namesOf[name] ?? []
        }
        let entries = order.map { "\($0): [\((namesOf[$0] ?? []).joined(separator: ", "))]" }
        return "classes: {\(entries.joined(separator: ", "))}"
    }

    /// From the buildings to what lies nearest.
    private var distances: [Source] {
        [
            ("haltes", "Haltes", "stops", "layer: haltes", "filter: soort = 'bushalte'"),
            ("stations", "Treinstations", "stations", "layer: haltes", "filter: soort = 'treinstation'"),
            ("groen-dichtbij", "Openbaar groen", "green_access", "layer: groen", nil),
            ("water-dichtbij", "Oppervlaktewater", "water_access", "layer: water", nil),
        ].map { (id, title, measure, layer, filter) in
            Source(
                id: id, title: title,
                lines: ["measure: \(measure)", layer] + [filter].compactMap { $0 } + [
                    "paths: [lagen.gpkg]",
                    "from: {paths: [lagen.gpkg], layer: gebouwen, columns: {dwellings: aantal_woningen}}",
                ])
        }
    }

    /// Numbers in hundredths, which the recipe brings back to metres and degrees.
    private var rasters: [Source] {
        [
            ("hoogte", "Hoogte van het maaiveld", "elevation", "hoogte.tif"),
            ("grondwater", "Diepte van het grondwater", "groundwater_depth", "grondwater.tif"),
            ("hitte-eiland", "Stedelijk hitte-eiland", "heat", "hitte-eiland.tif"),
            ("water-na-bui", "Water na een hevige bui", "flood_depth", "water-na-bui.tif"),
        ].map { (id, title, measure, path) in
            Source(id: id, title: title, lines: ["measure: \(measure)", "paths: [\(path)]", "scale: 0.01"])
        }
    }

    private var covers: String { "covers: [\(ground.town.code)]" }
}
