internal import Foundation

/// The part of an address behind `?`, in order, decoded.
struct Query: Sendable, Equatable {
    private(set) var items: [(name: String, value: String)] = []

    static func == (a: Query, b: Query) -> Bool { a.encoded == b.encoded }

    init() {}

    /// Reads `a=1&b=x%20y`, `most` pairs at most; `+` is a blank, as forms write it.
    init(_ text: some StringProtocol, most: Int = 400) {
        for pair in text.split(separator: "&").prefix(most) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Query.decode(parts[0])
            let value = parts.count > 1 ? Query.decode(parts[1]) : ""
            if !name.isEmpty { items.append((name, value)) }
        }
    }

    /// The fields of a form, empty ones among them: somebody may have emptied them.
    init(fields: [(name: String, value: String)]) { items = fields }

    /// The first value with that name; nil when absent or empty.
    subscript(_ name: String) -> String? {
        items.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    /// Adds a value; nil and empty ones are left out, so that addresses stay short.
    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { items.append((name, value)) }
    }

    /// As written in an address, without the `?`.
    var encoded: String { items.map { Query.encode($0.name) + "=" + Query.encode($0.value) }.joined(separator: "&") }

    private static func decode(_ text: some StringProtocol) -> String {
        let blanks = String(text.map { $0 == "+" ? " " : $0 })
        return blanks.removingPercentEncoding ?? blanks
    }

    private static let plain: CharacterSet = {
        var set = CharacterSet.alphanumerics
        set.insert(charactersIn: "-._~,:")
        return set
    }()

    static func encode(_ text: String) -> String {
        if text.utf8.allSatisfy({
            $0 < 0x80 && ($0.isLetterOrDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 == 0x2C)
        }) {
            return text
        }
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
