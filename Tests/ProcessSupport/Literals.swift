public import Process

extension ItemID: ExpressibleByUnicodeScalarLiteral {}
extension ItemID: ExpressibleByExtendedGraphemeClusterLiteral {}
extension ItemID: ExpressibleByStringLiteral {
    /// An id written in a test.
    public init(stringLiteral text: String) {
        guard let id = ItemID(rawValue: text) else { preconditionFailure("'\(text)' is no id") }
        self = id
    }
}

extension String {
    /// 64 hexadecimal digits.
    public static let digest = String(repeating: "0a", count: 32)
}
