import Foundation
import GeoFiles
import GeoModel

/// Small rasters with known values; places and numbers are made up.
enum RasterSamples {
    /// 5 by 3 cells of 10 m from (100, 230), in blocks of 2 by 2 when GDAL is asked for it; see ``vrt(_:)``.
    static let grid = RasterGrid(originX: 100, originY: 230, cellWidth: 10, cellHeight: 10, width: 5, height: 3)

    /// An ASCII grid of 4 by 3 cells of 25 m, its last two rows 0 but for one cell without value.
    static let asciiGrid = """
        ncols 4
        nrows 3
        xllcorner 1000
        yllcorner 2000
        cellsize 25
        NODATA_value -999.99
        1.5 2.5 3.5 4.5
        0 0 -999.99 0
        0 0 0 0

        """

    /// A grid whose cells hold `row · 1000 + column`, in a GeoTIFF with tiles of 16 by 16.
    static func writeNumbered(
        _ path: String, width: Int, height: Int, dataType: RasterDataType = .float32, tile: Int = 16
    ) throws {
        let grid = RasterGrid(
            originX: 0, originY: Double(height), cellWidth: 1, cellHeight: 1, width: width, height: height)
        let writer = try RasterWriter(
            creating: path, grid: grid, crs: .rdNew, dataType: dataType, noData: 60_000, tile: tile)
        try writer.write((0..<width * height).map { Double($0 / width * 1000 + $0 % width) })
        try writer.close()
    }

    /// What ``writeNumbered(_:width:height:dataType:tile:)`` puts into a window.
    static func numbers(in window: RasterWindow) -> [Double] {
        (0..<window.count).map { cell in
            Double((window.row + cell / window.width) * 1000 + window.column + cell % window.width)
        }
    }

    /// A GDAL virtual raster of `width` by `height` cells without sources, with the given parts.
    static func vrt(
        width: Int = 4, height: Int = 4, transform: String? = "0, 1, 0, 4, 0, -1", crs: String? = "EPSG:28992",
        bands: [String] = ["<VRTRasterBand dataType=\"Float32\" band=\"1\"/>"]
    ) -> String {
        """
        <VRTDataset rasterXSize="\(width)" rasterYSize="\(height)">
        \(crs.map { "<SRS>\($0)</SRS>" } ?? "")
        \(transform.map { "<GeoTransform>\($0)</GeoTransform>" } ?? "")
        \(bands.joined(separator: "\n"))
        </VRTDataset>
        """
    }
}

extension RasterFile {
    /// The cells of a window, in double precision.
    func doubles(_ band: RasterBand, _ window: RasterWindow) throws -> [Double] {
        var cells = [Double](repeating: .nan, count: window.count)
        try cells.withUnsafeMutableBufferPointer { try read(band: band, window: window, into: $0) }
        return cells
    }

    /// The cells of a window, in single precision.
    func floats(_ band: RasterBand, _ window: RasterWindow) throws -> [Float] {
        var cells = [Float](repeating: .nan, count: window.count)
        try cells.withUnsafeMutableBufferPointer { try read(band: band, window: window, into: $0) }
        return cells
    }
}
