public import GeoFiles
public import Planning

/// Why something cannot be measured.
public struct MeasureError: ExplainedError {
    /// Stable name: `statistic.unknown`, `raster.unknownCRS`, `file.cannotOpen`, …
    public let code: String
    /// What kind of failure it is.
    public let category: ErrorCategory
    /// What failed.
    public let what: String
    /// Why.
    public let why: String
    /// What to do next.
    public let advice: String

    /// Makes an error.
    public init(_ code: String, _ category: ErrorCategory, what: String, why: String = "", advice: String) {
        self.code = code
        self.category = category
        self.what = what
        self.why = why
        self.advice = advice
    }

    /// What a file error means to someone who measures.
    public init(_ error: GeoFileError) {
        let (category, advice): (ErrorCategory, String) =
            switch error.kind {
            case .cannotOpen: (.inputRejected, "Check the path, and that the file is whole.")
            case .noSuchLayer: (.wrongUse, "Name one of these layers as FILE:LAYER.")
            case .unknownCRS: (.inputRejected, "Say which one it is with --assume-crs, such as --assume-crs 28992.")
            case .noSuchColumn: (.inputRejected, "Name one of the columns that it has.")
            case .badCondition: (.inputRejected, "Mend the condition; text stands in 'single quotes'.")
            case .cannotRead: (.inputRejected, "Get the file again, or mend what is named here.")
            case .cannotWrite: (.failed, "Check that you may write there and that the disk has room.")
            }
        self.init("file.\(error.kind.rawValue)", category, what: error.description, advice: advice)
    }
}
