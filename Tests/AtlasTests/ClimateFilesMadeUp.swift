import Foundation
import TestSupport

/// Climate files of two cells, small enough to work out by hand.
///
/// Cell 576 (5.3375–5.4625° E, 52.05–52.15° N) and cell 613, the one north of it. Their common border, 52.15° N, lies in RD
/// New at y = 462,424 m near Amersfoort: 0.005174° or 576 m south of the origin of RD at 52.155174° N.
enum ClimateFilesMadeUp {
    static let borderY = 462_424.0 - 463_000.0

    static let gridHeading =
        ",index,ref,ref_p5,ref_p95,2050laag,2050laag_p5,2050laag_p95,2050hoog,2050hoog_p5,2050hoog_p95,"
        + "2100laag,2100laag_p5,2100laag_p95,2100hoog,2100hoog_p5,2100hoog_p95\n"

    /// Tropical days: 8 in the south and 4 in the north now; later twice and three times as many. Cell 614 is sea.
    static let tropicalDays =
        gridHeading
        + [(576, 8.0), (613, 4.0), (614, 1.0)].map { cell, days in
            let numbers = [1.0, 2, 3, 2, 6].flatMap { [days * $0, days * $0 - 1, days * $0 + 3] }
            return "\(cell - 1),\(cell)," + numbers.map { "\($0)" }.joined(separator: ",") + "\n"
        }.joined()

    static let rain =
        "regime,ref,2050laag,2050hoog,2100hoog,2100laag,ref_p5,ref_p95,2050hoog_p5,2050hoog_p95,2050laag_p5,"
        + "2050laag_p95,2100hoog_p5,2100hoog_p95,2100laag_p5,2100laag_p95\nR,16,17,18,20,17,,,,,,,,,,\n"
        + "L,15,15.5,16,18,15.5,,,,,,,,,,\nH,18,19,20,22,19,,,,,,,,,,\n"

    static let seaLevel =
        "Jaar,Jaargemiddelde,Trend metingen,Lage uitstootscenario,Lage uitstootscenario-range (low),"
        + "Lage uitstootscenario-range (high),2050laag,2100laag,Hoge uitstootscenario,"
        + "Hoge uitstootscenario-range (low),Hoge uitstootscenario-range (high),2050hoog,2100hoog\n"
        + "2000,1.5,1,,,,,,,,,,\n2050,,,24,16,34,24,,27,19,38,27,\n2100,,,47,30,70,,47,82,59,124,,82\n"

    static let mask = points([(5.4, 52.1), (5.4, 52.2)])

    /// H south of 52.14° N, L north of it.
    static let regimes = collection(
        [("H", 51.0, 52.14), ("L", 52.14, 53.0)].map { name, south, north in
            "{\"type\":\"Feature\",\"properties\":{\"Regio\":\"\(name)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                + "[[[5,\(south)],[5.8,\(south)],[5.8,\(north)],[5,\(north)],[5,\(south)]]]}}"
        })

    static func points(_ positions: [(Double, Double)]) -> String {
        collection(
            positions.map {
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\($0.0),\($0.1)]}}"
            })
    }

    static func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}"
    }

    static let source = Workshop.source(
        "klimaat", "klimaat/*", kind: "climate", ["cells": "masker.geojson", "regimes": "regime.geojson"])

    /// Writes the areas and the climate. Area 00 is 400 m high and lies for three quarters in the southern cell, 01 lies in the
    /// northern one, 02 lies 20 km east of both.
    static func write(in workshop: Workshop) throws {
        let areas = [
            rectangle("BU99990100", x: 0, from: borderY - 300, to: borderY + 100),
            rectangle("BU99990101", x: 0, from: borderY + 100, to: borderY + 300),
            rectangle("BU99990102", x: 25_000, from: borderY + 1_000, to: borderY + 1_200),
        ]
        try workshop.write(areas, as: "buurten.geojson")
        let folder = workshop.folder.file("klimaat")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try workshop.write(tropicalDays, as: "klimaat/langjarig-tropdagen-ANN_racmo_interp_variabiliteit.csv")
        try workshop.write(rain, as: "klimaat/Uurneerslag die eens per jaar wordt overschreden")
        try workshop.write(seaLevel, as: "klimaat/zeespiegelstijging.csv")
        try workshop.write(mask, as: "masker.geojson")
        try workshop.write(regimes, as: "regime.geojson")
    }

    private static func rectangle(_ code: String, x: Double, from south: Double, to north: Double) -> MadeUpArea {
        MadeUpArea(
            code: code, name: "Buurt \(code.suffix(2))",
            geometry: MadeUpArea.polygon([(x, south), (x + 100, south), (x + 100, north), (x, north), (x, south)]))
    }
}
