/// The languages of the product.
public enum Language: String, CaseIterable, Sendable {
    /// Dutch, the default.
    case nl
    /// English.
    case en

    /// The other one.
    var other: Language { self == .nl ? .en : .nl }
}
