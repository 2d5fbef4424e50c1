/// A piece of HTML. Text put into it by interpolation is escaped; only other HTML goes in as it is.
///
/// `let cell: HTML = "<td>\("a < b")</td>"` gives `<td>a &lt; b</td>`. Views are typed functions from a page model to HTML,
/// so a missing or misspelt key is a compile-time error (ADR 0004).
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The markup in UTF-8: one buffer that pieces are copied into, without the upkeep of a `String` per piece.
    public private(set) var bytes: [UInt8]

    /// The markup as text.
    public var markup: String { String(decoding: bytes, as: UTF8.self) }

    /// Takes a literal as markup.
    public init(stringLiteral markup: String) { bytes = Array(markup.utf8) }

    /// Builds markup from a literal with values.
    public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Takes markup made elsewhere in the program, never text from outside.
    public init(trusted markup: String) { bytes = Array(markup.utf8) }

    /// Nothing.
    public static let none: HTML = ""

    /// Pieces one after another.
    public static func + (a: HTML, b: HTML) -> HTML {
        var sum = a
        sum += b
        return sum
    }

    /// Adds a piece at the end.
    public static func += (a: inout HTML, b: HTML) { a.bytes.append(contentsOf: b.bytes) }

    /// Collects literal parts and escaped values.
    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        /// Makes room.
        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        /// Markup from the source code.
        public mutating func appendLiteral(_ literal: String) { append(literal, to: &bytes) }

        /// Markup made before.
        public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        /// Markup made before, or nothing.
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// Pieces one after another.
        public mutating func appendInterpolation(_ pieces: some Sequence<HTML>) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// Text, escaped for element content and quoted attributes.
        public mutating func appendInterpolation(_ text: String) { appendEscaped(text, to: &bytes) }

        /// A whole number.
        public mutating func appendInterpolation(_ number: Int) { append(String(number), to: &bytes) }
    }
}

extension Sequence where Element == HTML {
    /// The pieces one after another, with `separator` between them.
    func joined(by separator: HTML = "") -> HTML {
        var result = HTML.none
        for (index, piece) in enumerated() {
            if index > 0 { result += separator }
            result += piece
        }
        return result
    }
}

/// Adds text as it is.
private func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
}

/// Adds text with `& < > " '` written as entities.
func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
        // What needs no entity, the most, goes in one copy.
        var start = 0
        for (index, byte) in utf8.enumerated() where byte <= 0x3E {
            guard let entity = entity(for: byte) else { continue }
            bytes.append(contentsOf: utf8[start..<index])
            append(entity, to: &bytes)
            start = index + 1
        }
        bytes.append(contentsOf: utf8[start...])
    }
}

private func entity(for byte: UInt8) -> String? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    default: nil
    }
}
