internal import CGDAL

/// How a raster keeps the value of a cell.
public enum RasterDataType: String, Sendable {
    /// Whole numbers 0 to 255.
    case byte
    /// Whole numbers −128 to 127.
    case int8
    /// Whole numbers 0 to 65 535.
    case uint16
    /// Whole numbers −32 768 to 32 767.
    case int16
    /// Whole numbers 0 to 2³² − 1.
    case uint32
    /// Whole numbers −2³¹ to 2³¹ − 1.
    case int32
    /// Whole numbers 0 to 2⁶⁴ − 1; from 2⁵³ on they lose digits when read.
    case uint64
    /// Whole numbers −2⁶³ to 2⁶³ − 1; beyond ±2⁵³ they lose digits when read.
    case int64
    /// Single-precision numbers.
    case float32
    /// Double-precision numbers.
    case float64
    /// Complex numbers and what GDAL does not know; cannot be read as one number.
    case unsupported

    /// True when every value of the type is a `Float` without loss.
    public var isExactAsFloat: Bool {
        switch self {
        case .byte, .int8, .uint16, .int16, .float32: true
        case .uint32, .int32, .uint64, .int64, .float64, .unsupported: false
        }
    }

    /// The value of a cell that is closest to a number which the file gives as text or double, such as its nodata
    /// value; nil where no cell can hold it.
    ///
    /// A nodata value of −3.4e38 in a `float32` raster is −3.39999995214436e38 in its cells.
    func cellValue(of number: Double) -> Double? {
        switch self {
        case .float32: Double(Float(number))
        case .float64: number
        case .byte: whole(number, as: UInt8.self)
        case .int8: whole(number, as: Int8.self)
        case .uint16: whole(number, as: UInt16.self)
        case .int16: whole(number, as: Int16.self)
        case .uint32: whole(number, as: UInt32.self)
        case .int32: whole(number, as: Int32.self)
        case .uint64: whole(number, as: UInt64.self)
        case .int64: whole(number, as: Int64.self)
        case .unsupported: nil
        }
    }

    private func whole<Value: FixedWidthInteger>(_ number: Double, as type: Value.Type) -> Double? {
        Value(exactly: number) == nil ? nil : number
    }

    /// GDAL before 3.7 has no type for signed bytes and says it in a remark.
    init(_ type: GDALDataType, isSignedByte: Bool) {
        // GDT_Int8, from GDAL 3.7 on.
        let signedByte: UInt32 = 14
        self =
            switch type {
            case GDT_Byte: isSignedByte ? .int8 : .byte
            case GDT_UInt16: .uint16
            case GDT_Int16: .int16
            case GDT_UInt32: .uint32
            case GDT_Int32: .int32
            case GDT_UInt64: .uint64
            case GDT_Int64: .int64
            case GDT_Float32: .float32
            case GDT_Float64: .float64
            default: UInt32(type.rawValue) == signedByte ? .int8 : .unsupported
            }
    }

    /// The type in which GDAL is asked to write, nil where it is not written.
    var written: GDALDataType? {
        switch self {
        case .byte: GDT_Byte
        case .uint16: GDT_UInt16
        case .int16: GDT_Int16
        case .uint32: GDT_UInt32
        case .int32: GDT_Int32
        case .float32: GDT_Float32
        case .float64: GDT_Float64
        case .int8, .uint64, .int64, .unsupported: nil
        }
    }
}
