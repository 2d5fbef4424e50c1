/// The recipe that says which files there are and what is in them.
struct DemoRecipe {
    let years: [Int]
    let edition: Int
    /// What there are geodata of to measure, if anything.
    let ground: TownGround?

    /// The recipe as YAML.
    var text: String {
        let head = """
            # Verzonnen gegevens: geen van deze gebieden en cijfers bestaat.
            title: Demogemeente Samenhang
            edition: "\(edition)"
            fictional: true
            sources:

            """
        return head + (areas + figures + climate + layers + measured).joined()
    }

    private var areas: [String] {
        [("gemeente", "Gemeente"), ("wijk", "Wijken"), ("buurt", "Buurten")].map { level, title in
            source(
                "demo-\(level)", "\(title) van de demogemeente (verzonnen)", edition,
                ["kind: areas", "level: \(level)", "layer: \(level)", "paths: [gebieden.gpkg]"])
        }
    }

    private var figures: [String] {
        years.map { year in
            source(
                "demo-kerncijfers-\(year)", "Kerncijfers van de demogemeente \(year) (verzonnen)", year,
                ["kind: table", "code: gwb_code", "paths: [kerncijfers-\(year).csv]"])
        } + [
            source(
                "demo-omgeving-\(edition)", "Klimaat, groen, verkeer en veiligheid van de demogemeente (verzonnen)",
                edition,
                ["kind: table", "code: gwb_code", "paths: [omgeving-\(edition).csv]"])
        ]
    }

    private var climate: [String] {
        let folder = DemoClimate.folder
        return [
            source(
                "demo-klimaat", "Klimaat van de demogemeente, nu en later (verzonnen)", edition,
                [
                    "kind: climate",
                    "paths: [\(folder)/csvdata-11juni/*.csv, \(folder)/neerslagstatistieken/*, \(folder)/zeespiegelstijging.csv]",
                    "cells: \(folder)/masker.geojson", "regimes: \(folder)/neerslagregime.geojson",
                ])
        ]
    }

    private var layers: [String] {
        [
            ("gebouwen", "Panden"), ("straten", "Straten"), ("groen", "Openbaar groen"), ("water", "Oppervlaktewater"),
            ("haltes", "Haltes en stations"),
        ].map { layer, title in
            source(
                "demo-lagen-\(layer)", "\(title) van de demogemeente (verzonnen)", edition,
                ["kind: layer", "layer: \(layer)", "paths: [lagen.gpkg]"])
        }
    }

    private var measured: [String] {
        guard let ground else { return [] }
        return MeasuredSources(ground: ground).all.map { measured in
            source(
                "demo-meting-\(measured.id)", "\(measured.title) van de demogemeente (verzonnen)", edition,
                ["kind: measure"] + measured.lines)
        }
    }

    private func source(_ id: String, _ title: String, _ year: Int, _ lines: [String]) -> String {
        let fixed = [
            "id: \(id)", "title: \(title)", "publisher: Samenhang", "licence: CC0-1.0", "origin: gegenereerd",
            "year: \(year)",
        ]
        return "  - " + (fixed + lines).joined(separator: "\n    ") + "\n"
    }
}
