import Foundation
import GeoFiles
import Testing
import TestSupport

struct RasterRefusalTests {
    private func refusal(of text: String, as name: String = "a.vrt") throws -> GeoFileError {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, as: name)
        return try #require(#expect(throws: GeoFileError.self) { try RasterFile(opening: path) })
    }

    @Test func `a raster that is not there or is none is named`() throws {
        let missing = #expect(throws: GeoFileError.self) { try RasterFile(opening: "/geen/hoogte.tif") }
        #expect(missing?.kind == .cannotOpen)
        #expect(missing?.path == "/geen/hoogte.tif")
        #expect(try refusal(of: "dit is geen raster", as: "a.tif").kind == .cannotOpen)
    }

    @Test(arguments: [
        ("0, 1, 0.1, 4, 0.1, -1", "rotated"), ("0, 1, 0, 4, 0, 1", "south"), ("4, -1, 0, 4, 0, -1", "east"),
        ("0, 0, 0, 4, 0, -1", "geotransform"), ("nan, 1, 0, 4, 0, -1", "geotransform"),
    ])
    func `a raster that is not north-up is refused with what it is`(transform: String, reason: String) throws {
        let error = try refusal(of: RasterSamples.vrt(transform: transform))
        #expect(error.kind == .cannotOpen)
        #expect(error.reason.contains(reason))
    }

    @Test func `a raster that says not where it lies is refused`() throws {
        #expect(try refusal(of: RasterSamples.vrt(transform: nil)).reason.contains("no geotransform"))
    }

    @Test func `complex numbers are refused by the name of their type, other bands are read`() throws {
        let folder = try TemporaryFolder()
        let bands = ["CFloat32", "Float32"].enumerated().map { index, type in
            "<VRTRasterBand dataType=\"\(type)\" band=\"\(index + 1)\"/>"
        }
        let raster = try RasterFile(opening: try folder.write(RasterSamples.vrt(bands: bands), as: "a.vrt"))
        #expect(raster.bands.map(\.dataType) == [.unsupported, .float32])
        let error = #expect(throws: GeoFileError.self) { try raster.doubles(raster.bands[0], raster.grid.window) }
        #expect(error?.kind == .cannotRead)
        #expect(error?.reason.contains("CFloat32") == true)
        #expect(try raster.doubles(raster.bands[1], raster.grid.window) == Array(repeating: 0, count: 16))
    }

    @Test(arguments: [
        RasterWindow(column: -1, row: 0, width: 2, height: 2), RasterWindow(column: 0, row: 0, width: 5, height: 1),
        RasterWindow(column: 0, row: 4, width: 1, height: 1), RasterWindow(column: 0, row: 0, width: 0, height: 4),
        RasterWindow(column: 2, row: 2, width: .max, height: 1),
        RasterWindow(column: .max, row: 0, width: 1, height: 1),
        RasterWindow(column: 0, row: 0, width: 1, height: -1),
    ])
    func `a window outside the raster is refused`(window: RasterWindow) throws {
        let folder = try TemporaryFolder()
        let raster = try RasterFile(opening: try folder.write(RasterSamples.vrt(), as: "a.vrt"))
        var cells = [Float](repeating: 0, count: 16)
        let error = #expect(throws: GeoFileError.self) {
            try cells.withUnsafeMutableBufferPointer {
                try raster.read(band: raster.bands[0], window: window, into: $0)
            }
        }
        #expect(error?.reason.contains("4 by 4") == true)
    }

    @Test func `too little room for a window is refused before a cell is written`() throws {
        let folder = try TemporaryFolder()
        let raster = try RasterFile(opening: try folder.write(RasterSamples.vrt(), as: "a.vrt"))
        var cells = [Double](repeating: 7, count: 15)
        #expect(throws: GeoFileError.self) {
            try cells.withUnsafeMutableBufferPointer {
                try raster.read(band: raster.bands[0], window: raster.grid.window, into: $0)
            }
        }
        #expect(cells.allSatisfy { $0 == 7 })
    }

    @Test func `a band of another file is refused`() throws {
        let folder = try TemporaryFolder()
        let raster = try RasterFile(opening: try folder.write(RasterSamples.vrt(), as: "a.vrt"))
        let other = try RasterFile(opening: try folder.write(RasterSamples.asciiGrid, as: "a.asc"))
        #expect(throws: GeoFileError.self) { try raster.doubles(other.bands[0], raster.grid.window) }
    }

    @Test func `a virtual raster whose source is gone fails where it is read`() throws {
        let folder = try TemporaryFolder()
        let band = """
            <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="1">weg.tif</SourceFilename></SimpleSource></VRTRasterBand>
            """
        let raster = try RasterFile(opening: try folder.write(RasterSamples.vrt(bands: [band]), as: "a.vrt"))
        let error = #expect(throws: GeoFileError.self) { try raster.floats(raster.bands[0], raster.grid.window) }
        #expect(error?.kind == .cannotRead)
        #expect(error?.reason.contains("weg.tif") == true)
    }

    @Test func `a truncated GeoTIFF names the block that is gone and gives the others`() throws {
        let folder = try TemporaryFolder()
        try RasterSamples.writeNumbered(folder.file("a.tif"), width: 256, height: 256, tile: 64)
        let bytes = try folder.bytes("a.tif")
        let path = try folder.write(Data(bytes.prefix(bytes.count - 40)), as: "b.tif")
        let raster = try RasterFile(opening: path)
        let band = try #require(raster.bands.first)
        var failures: [GeoFileError] = []
        for window in band.blocks {
            do {
                #expect(try raster.doubles(band, window) == RasterSamples.numbers(in: window))
            } catch let error as GeoFileError { failures.append(error) }
        }
        #expect(failures.count == 1)
        #expect(failures.first?.kind == .cannotRead)
        #expect(failures.first?.reason.hasPrefix("band 1, block 3, 3: ") == true)
        #expect(throws: GeoFileError.self) { try raster.doubles(band, raster.grid.window) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a truncated ASCII grid names the row that is gone, wherever it is read first`() throws {
        let folder = try TemporaryFolder()
        let header = "ncols 2\nnrows 500\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -1\n"
        let path = try folder.write(header + "0.5 1\n2 3\n4", as: "a.asc")
        for rows in [499...499, 3...400, 0...499] {
            let raster = try RasterFile(opening: path)
            let band = try #require(raster.bands.first)
            for column in 0...1 {
                let window = RasterWindow(column: column, row: rows.lowerBound, width: 1, height: rows.count)
                let whole = RasterWindow(column: 0, row: rows.lowerBound, width: 2, height: rows.count)
                for window in [window, whole] {
                    let error = #expect(throws: GeoFileError.self) { try raster.floats(band, window) }
                    #expect(error?.reason.contains("line 2") == true)
                }
            }
            let good = RasterWindow(column: 0, row: 0, width: 2, height: 2)
            #expect(try raster.floats(band, good) == [0.5, 1, 2, 3])
        }
    }
}
