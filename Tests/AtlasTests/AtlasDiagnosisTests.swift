@testable import Atlas
import Catalogue
import Diagnosis
import Foundation
import GeoModel
import Planning
import Testing
import TestSupport

/// The diagnosis of a made-up municipality of 30 neighbourhoods.
struct AtlasDiagnosisTests {
    private let diagnosis: AtlasDiagnosis
    private let code: AreaCode

    init() throws {
        let workshop = try Workshop()
        try workshop.write(
            (0..<30).map { index in
                .square(
                    "BU0546\(index < 15 ? "04" : "05")\(10 + index)", x: Double(index) * 100,
                    figures: [
                        "aantal_inwoners": "\(100 + index * 7 % 31 * 50)",
                        "gemiddeld_gasverbruik_totaal": "\(900 + index * 13 % 29 * 40)",
                        "stedelijkheid_adressen_per_km2": "\(1 + index % 3)",
                        "percentage_koopwoningen": index == 4 ? "-99997" : "\(index * 3)",
                    ])
            }, as: "a.geojson")
        try workshop.build(Workshop.source("a", "a.geojson"))
        diagnosis = AtlasDiagnosis(try workshop.atlas(), catalogue: try IndicatorCatalogue.bundled())
        code = try #require(AreaCode("BU05460410"))
    }

    @Test func `a document tells all six transitions with what is missing as null`() throws {
        let document = try #require(diagnosis.document(for: code))
        let data = try JSONEncoder().encode(document)
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(Set(json.keys) == ["area", "edition", "reference", "transitions", "similar"])
        let transitions = try #require(json["transitions"] as? [[String: Any]])
        #expect(transitions.map { $0["id"] as? String } == Transition.allCases.map(\.rawValue))
        for transition in transitions {
            for key in ["score", "low", "high", "coverage", "mostUrgentProbability", "contributions"] {
                #expect(transition[key] != nil, "\(key) is not there, not even as null")
            }
        }
    }

    @Test func `every judging indicator of the catalogue is among the contributions, with or without data`() throws {
        let document = try #require(diagnosis.document(for: code))
        for (transition, shown) in zip(Transition.allCases, document.transitions) {
            let expected = diagnosis.catalogue.indicators.filter {
                $0.weight(in: transition) > 0 && $0.direction != .none && $0.levels.contains(.neighbourhood)
            }
            #expect(Set(shown.contributions.map(\.indicator)) == Set(expected.map(\.id)))
        }
    }

    @Test func `an area that the atlas does not have has no document`() throws {
        #expect(diagnosis.document(for: try #require(AreaCode("BU99999999"))) == nil)
        #expect(diagnosis.document(for: try #require(AreaCode("GM0546"))) == nil)
        #expect(diagnosis.scored(.init(level: .district)) == nil)
    }

    @Test func `similar areas are of the same level and never the area itself`() throws {
        let document = try #require(diagnosis.document(for: code, similar: 7))
        #expect(document.similar.count == 7)
        #expect(document.similar.allSatisfy { $0.code.hasPrefix("BU") && $0.code != code.description })
        #expect(document.similar.map(\.distance) == document.similar.map(\.distance).sorted())
    }

    @Test func `the same view is worked out once and gives the same scores from many threads`() async throws {
        let diagnosis = diagnosis
        let first = try #require(diagnosis.scored(.init(level: .neighbourhood))).scores.all(.energy)
        await withTaskGroup(of: [Double?].self) { group in
            for _ in 0..<16 {
                group.addTask { diagnosis.scored(.init(level: .neighbourhood))?.scores.all(.energy) ?? [] }
            }
            for await scores in group { #expect(scores == first) }
        }
    }

    @Test func `the median of an odd and of an even number of values`() {
        #expect(median([1, 5, 2]) == 2)
        #expect(median([1, 2, 5, 9]) == 3.5)
        #expect(median([]) == nil)
    }

    @Test func `the export has a row per area and the same scores as the documents`() throws {
        let export = try #require(DiagnosisExport(diagnosis, view: .init(level: .neighbourhood)))
        let lines = export.csv.split(separator: "\n")
        #expect(lines.count == 31)
        #expect(lines.first?.hasPrefix("code,naam,gemeente,energie,energie_dekking,") == true)
        let row = try #require(lines.first { $0.hasPrefix(code.description) }).split(
            separator: ",", omittingEmptySubsequences: false)
        let document = try #require(diagnosis.document(for: code))
        for (index, transition) in document.transitions.enumerated() {
            #expect(Double(row[3 + 2 * index]) == transition.score)
            #expect(Double(row[4 + 2 * index]) == transition.coverage)
        }
    }

    @Test func `the GeoJSON export is JSON with shapes in degrees`() throws {
        let export = try #require(DiagnosisExport(diagnosis, view: .init(level: .neighbourhood), places: [3, 1]))
        let data = Data(try export.geoJSON().utf8)
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let features = try #require(json["features"] as? [[String: Any]])
        #expect(
            features.map { $0["id"] as? String }
                == [3, 1].map { diagnosis.atlas[.neighbourhood]?.codes[$0].description })
        let geometry = try #require(features.first?["geometry"] as? [String: Any])
        let polygons = try #require(geometry["coordinates"] as? [[[[Double]]]])
        let point = try #require(polygons.first?.first?.first)
        #expect(abs(point[0] - 5.39) < 0.1)
        #expect(abs(point[1] - 52.155) < 0.1)
    }

    @Test func `outer rings in GeoJSON run counter-clockwise, as RFC 7946 asks`() throws {
        let workshop = try Workshop()
        let clockwise = MadeUpArea(
            code: "BU05460410", geometry: MadeUpArea.polygon([(0, 0), (0, 100), (100, 100), (100, 0), (0, 0)]))
        try workshop.write([clockwise, .square("BU05460411", x: 200)], as: "a.geojson")
        try workshop.build(Workshop.source("a", "a.geojson"))
        let diagnosis = AtlasDiagnosis(try workshop.atlas(), catalogue: try IndicatorCatalogue.bundled())
        let export = try #require(DiagnosisExport(diagnosis, view: .init(level: .neighbourhood)))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try export.geoJSON().utf8)) as? [String: Any])
        for feature in try #require(json["features"] as? [[String: Any]]) {
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let polygons = try #require(geometry["coordinates"] as? [[[[Double]]]])
            for polygon in polygons {
                let ring = try #require(polygon.first).map { Coordinate(x: $0[0], y: $0[1]) }
                #expect(signedArea(of: ring) > 0)
            }
        }
    }

    @Test func `the GeoPackage export opens and has a shape per area`() throws {
        let folder = try TemporaryFolder()
        let export = try #require(DiagnosisExport(diagnosis, view: .init(level: .neighbourhood)))
        try export.writeGeoPackage(to: folder.file("u.gpkg"), timestamp: Workshop.timestamp)
        #expect(try folder.bytes("u.gpkg").count > 10_000)
    }
}
