@testable import GeoFiles
import GeoModel
import Testing
import TestSupport

struct ErrorTests {
    @Test func `a file that is not there is named`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: GeoFileError.self) { try VectorFile(opening: folder.file("weg.gpkg")) }
        #expect(error?.kind == .cannotOpen)
        #expect(error?.description.contains("weg.gpkg") == true)
    }

    @Test func `a file of no known form is refused`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("dit is geen geodata", as: "tekst.bin")
        let error = #expect(throws: GeoFileError.self) { try VectorFile(opening: path) }
        #expect(error?.kind == .cannotOpen)
    }

    @Test func `an unknown layer is answered with the layers that are there`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        let file = try VectorFile(opening: folder.file("a.gpkg"))
        let error = #expect(throws: GeoFileError.self) { try file.layer("wijken") }
        #expect(error?.kind == .noSuchLayer)
        #expect(error?.reason.contains("gebieden, tabel") == true)
    }

    @Test(arguments: [
        "https://jan:geheim@voorbeeld.nl/a.gpkg", "https://voorbeeld.nl/a?token=geheim&x=1",
        "WFS:https://voorbeeld.nl/wfs?apikey=geheim", "https://voorbeeld.nl/a?Password=geheim",
        "https://voorbeeld.nl/a?api_key=geheim", "https://voorbeeld.nl/a?access_token=geheim",
        "https://voorbeeld.nl/a?sig=geheim", "PG:host=localhost password=geheim",
    ])
    func `names and secrets in an address are not told`(address: String) {
        let error = GeoFileError(.cannotOpen, path: address, reason: "no answer from \(address)")
        #expect(!error.description.contains("geheim"))
    }

    @Test func `an address without secrets is told as it is`() {
        let address = "https://service.pdok.nl/cbs/wfs?request=GetCapabilities&key=&tokens=2"
        #expect(GeoFileError(.cannotOpen, path: "https://a.nl/b?c=d", reason: "").path == "https://a.nl/b?c=d")
        #expect(withoutSecrets(address).hasSuffix("tokens=2"))
    }

    @Test func `addresses are opened through vsicurl and driver strings as they are`() {
        #expect(VectorFile.openName(for: "https://a.nl/b.gpkg") == "/vsicurl/https://a.nl/b.gpkg")
        #expect(VectorFile.openName(for: "WFS:https://a.nl/wfs") == "WFS:https://a.nl/wfs")
        #expect(VectorFile.openName(for: "/data/a.gpkg") == "/data/a.gpkg")
    }
}
