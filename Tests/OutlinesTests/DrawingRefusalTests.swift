import Foundation
import GeoModel
import Outlines
import Process
import Testing

@Suite struct DrawingRefusalTests {
    @Test(arguments: [
        ("", DrawingRefusal.empty),
        (" \n\t", .empty),
        ("%PDF-1.7 and more", .otherKind),
        ("<OGRVRTDataSource></OGRVRTDataSource>", .otherKind),
        ("PK\u{3}\u{4} a shapefile in a zip", .otherKind),
        ("{\"type\":\"FeatureCollection\",\"features\":[", .broken),
        ("{\"hello\": \"world\"}", .broken),
        ("SQLite format 3\0 and nothing else", .broken),
        (Drawings.rd([Drawings.line, Drawings.point]), .noPolygons(lines: 1, points: 1)),
        (Drawings.degrees([Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))]), .unnamedRD),
        (Drawings.degrees([Drawings.polygon(Drawings.square(13, 52, side: 0.1))]), .outside),
        (Drawings.degrees([Drawings.polygon(Drawings.square(52, 4, side: 0.1))]), .outside),
    ])
    func `what is no border is refused with its reason`(_ text: String, _ expected: DrawingRefusal) throws {
        #expect(throws: expected) { try Drawings.read(text) }
    }

    @Test func `a bow tie is refused, because mending it would change it`() throws {
        let tie = [(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)].map {
            Coordinate(x: 93_000 + $0.0 * 100.0, y: 463_000 + $0.1 * 100.0)
        }
        let whole = Drawings.polygon(Drawings.square(94_000, 463_000, side: 100))
        #expect(throws: DrawingRefusal.invalid(polygon: 2, .crossing)) {
            try Drawings.read(Drawings.rd([whole, Drawings.polygon(tie)]))
        }
    }

    @Test func `two points are no area`() throws {
        let flat = "{\"type\":\"Polygon\",\"coordinates\":[[[4.4,52.1],[4.5,52.1],[4.4,52.1]]]}"
        #expect(throws: DrawingRefusal.invalid(polygon: 1, .flat)) { try Drawings.read(flat) }
    }

    @Test func `a file over 20 MB is not looked at`() throws {
        let bytes = [UInt8](repeating: 0x7B, count: DrawingFile.mostBytes + 1)
        #expect(throws: DrawingRefusal.tooLarge(mostBytes: 20_000_000)) { try OutlineReader().read(bytes) }
    }

    @Test func `reading ends when there is no more time`() throws {
        struct Late: Error {}
        let text = Drawings.rd([Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))])
        #expect(throws: Late.self) { try OutlineReader { throw Late() }.read(Array(text.utf8)) }
    }

    @Test func `damaged files are refused, and never more than that`() throws {
        let files = [
            try Drawings.geoPackage(),
            Array(Drawings.rd([Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))]).utf8),
        ]
        var seed: UInt64 = 20_260_101
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(bound))
        }
        var answers = 0
        for file in files {
            for _ in 0..<60 {
                var bytes = Array(file.prefix(next(4) == 0 ? next(file.count) : file.count))
                for _ in 0..<8 where !bytes.isEmpty { bytes[next(bytes.count)] = UInt8(next(256)) }
                do {
                    let read = try OutlineReader().read(bytes)
                    #expect(!read.outline.polygons.isEmpty)
                } catch {
                    #expect(error is DrawingRefusal, "\(error)")
                }
                answers += 1
            }
        }
        #expect(answers == 120)
    }

    @Test func `nothing stays behind in the temporary folder`() throws {
        let folder = FileManager.default.temporaryDirectory
        func ours() -> Int {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.count { $0.hasPrefix("grens-") }
        }
        let reads = (0..<5).map { _ in Result { try Drawings.read("{\"type\":\"Nothing\"}") } }
        #expect(reads.allSatisfy { (try? $0.get()) == nil })
        // Other tests of this suite may read at this moment, each in one folder.
        #expect(ours() < 20)
    }
}
