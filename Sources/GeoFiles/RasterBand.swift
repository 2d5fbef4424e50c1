internal import CGDAL

/// One layer of values of a raster, and what its file says about them.
public struct RasterBand: Sendable {
    /// What marks cells as missing besides ``RasterBand/noData``.
    public enum Mask: Sendable {
        /// Nothing.
        case none
        /// A mask band, see ``RasterFile/readMask(band:window:into:)``.
        case mask
        /// A band of opacity: 0 is missing, and what lies between 0 and 255 is partly there.
        case alpha
    }

    /// Number in the file, from 1.
    public let index: Int
    /// How a cell is kept.
    public let dataType: RasterDataType
    /// GDAL's name of the type, such as `Float32` or `CFloat64`.
    public let typeName: String
    /// The value that means missing, exactly as ``RasterFile`` reads it; nil where there is none, or none that a cell
    /// can hold. It may be NaN; NaN in a cell is always missing.
    public let noData: Double?
    /// A quantity is `cell · scale + offset`; 1 where the file says nothing. Cells are read without it.
    public let scale: Double
    /// See ``scale``; 0 where the file says nothing.
    public let offset: Double
    /// Unit of the quantity in the file's own words, empty where it says nothing.
    public let unit: String
    /// What else marks cells as missing.
    public let mask: Mask
    /// How the band is cut into blocks: whole blocks are cheapest to read.
    public let blocks: RasterBlocks

    /// Columns of a whole block.
    public var blockWidth: Int { blocks.blockWidth }
    /// Rows of a whole block.
    public var blockHeight: Int { blocks.blockHeight }
}

extension RasterBand {
    init(_ band: GDALRasterBandH, index: Int, width: Int, height: Int) {
        self.index = index
        let type = GDALGetRasterDataType(band)
        typeName = GDALGetDataTypeName(type).map { String(cString: $0) } ?? "unknown"
        let pixelType = GDALGetMetadataItem(band, "PIXELTYPE", "IMAGE_STRUCTURE").map { String(cString: $0) }
        dataType = RasterDataType(type, isSignedByte: pixelType == "SIGNEDBYTE")
        noData = Self.noData(of: band, type: type).flatMap(dataType.cellValue)
        var given: Int32 = 0
        let scale = GDALGetRasterScale(band, &given)
        self.scale = given != 0 ? scale : 1
        let offset = GDALGetRasterOffset(band, &given)
        self.offset = given != 0 ? offset : 0
        unit = GDALGetRasterUnitType(band).map { String(cString: $0) } ?? ""
        let flags = GDALGetMaskFlags(band)
        mask = flags & GMF_ALPHA != 0 ? .alpha : flags & GMF_PER_DATASET != 0 ? .mask : .none
        var blockWidth: Int32 = 0
        var blockHeight: Int32 = 0
        GDALGetBlockSize(band, &blockWidth, &blockHeight)
        blocks = RasterBlocks(
            width: width, height: height, blockWidth: Int(blockWidth), blockHeight: Int(blockHeight))
    }

    private static func noData(of band: GDALRasterBandH, type: GDALDataType) -> Double? {
        var given: Int32 = 0
        let value =
            switch type {
            case GDT_Int64: Double(GDALGetRasterNoDataValueAsInt64(band, &given))
            case GDT_UInt64: Double(GDALGetRasterNoDataValueAsUInt64(band, &given))
            default: GDALGetRasterNoDataValue(band, &given)
            }
        return given != 0 ? value : nil
    }
}
