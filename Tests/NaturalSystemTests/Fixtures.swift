import Diagnosis
import Foundation
import NaturalSystem
import Planning
import Testing

/// Made-up texts in the layouts of the official files.
enum Fixture {
    static let gridHeading =
        ",index,ref,ref_p5,ref_p95,2050hoog,2050hoog_p5,2050hoog_p95,2050laag,2050laag_p5,2050laag_p95,"
        + "2100hoog,2100hoog_p5,2100hoog_p95,2100laag,2100laag_p5,2100laag_p95"

    /// Two cells: 574 with 26 days now and 575 with 22.
    static let grid =
        gridHeading + "\n"
        + "573,574,26.0,11.0,46.0,48.0,25.0,74.0,37.0,18.0,60.0,88.0,60.0,110.0,37.0,18.0,60.0\n"
        + "574,575,22.0,9.0,40.0,44.0,21.0,70.0,33.0,16.0,56.0,84.0,56.0,106.0,33.0,16.0,56.0\n"

    static let onceInTen =
        ",index,ref_t10,2050hoog_t10,2050laag_t10,2100hoog_t10,2100laag_t10\n0,574,202.2,287.4,239.1,381.0,239.1\n"

    static let rain =
        "regime,ref,2050laag,2050hoog,2100hoog,2100laag,ref_p5,ref_p95,2050hoog_p5,2050hoog_p95,2050laag_p5,2050laag_p95,"
        + "2100hoog_p5,2100hoog_p95,2100laag_p5,2100laag_p95\n"
        + "R,57.7,59.2,61.8,71.2,59.2,,,,,,,,,,\nL,53.1,54.5,56.9,65.5,54.5,,,,,,,,,,\nH,62.9,64.5,67.4,77.6,64.5,,,,,,,,,,\n"

    static let seaHeading =
        "Jaar,Jaargemiddelde,Trend metingen,Lage uitstootscenario,Lage uitstootscenario-range (low),"
        + "Lage uitstootscenario-range (high),2050laag,2100laag,Hoge uitstootscenario,Hoge uitstootscenario-range (low),"
        + "Hoge uitstootscenario-range (high),2050hoog,2100hoog"

    static let seaRows =
        "1900,-21.8,-20.9,,,,,,,,,,\n2020,7.3,,6.5,2.3,11.0,,,6.8,2.6,11.3,,\n"
        + "2050,,,23.7,15.7,34.0,24,,27.1,18.6,37.8,27,\n2100,,,44.5,26.3,72.7,,44,82.0,59.0,124.0,,82\n"

    static let chosen =
        ",naam,seasonyear,2050hoog,2050laag,2100hoog,2100laag\n0,ijsdagen,ANN,2050Ld,2050Hn,2100Ld,2100Hn\n"
        + "1,zomerdagen,ANN,2050Hd,2050Ln,2100Hd,2100Ln\n"

    private static let bundled = Result { try ClimateCatalogue.bundled() }

    /// The product's catalogue, read once per run.
    static func catalogue() throws -> ClimateCatalogue { try bundled.get() }

    static func variable(_ id: String) throws -> ClimateVariable { try #require(try catalogue().variable(id)) }

    static func column(_ csv: String = grid, _ id: String = "summer_days") throws -> ClimateColumn {
        let catalogue = try catalogue()
        return try ClimateColumn(csv: csv, variable: try #require(catalogue.variable(id)), catalogue: catalogue)
    }

    static func cell(_ number: Int) throws -> ClimateCell { try #require(ClimateCell(number: number)) }

    /// Five figures, each with its middle and no band.
    static func figures(_ mids: [Double?]) -> [ClimateFigure] {
        mids.map { mid in mid.flatMap { ClimateValue(mid: $0) }.map { .value($0) } ?? .missing(.notPublished) }
    }
}
