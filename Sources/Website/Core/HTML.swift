/// A piece of HTML. Text put into it by interpolation is escaped; only other HTML goes in as it is.
///
/// `let cell: HTML = "<td>\("a < b")</td>"` gives `<td>a &lt; b</td>`. Views are typed functions from a page model to HTML,
/// so a missing or misspelt key is a compile-time error (ADR 0004).
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The markup.
    public private(set) var markup: String

    /// Takes a literal as markup.
    public init(stringLiteral markup: String) { self.markup = markup }

    /// Builds markup from a literal with values.
    public init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    /// Takes markup made elsewhere in the program, never text from outside.
    public init(trusted markup: String) { self.markup = markup }

    /// Nothing.
    public static let none: HTML = ""

    /// Pieces one after another.
    public static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.markup + b.markup) }

    /// Adds a piece at the end.
    public static func += (a: inout HTML, b: HTML) { a.markup += b.markup }

    /// Collects literal parts and escaped values.
    public struct StringInterpolation: StringInterpolationProtocol {
        var markup = ""

        /// Makes room.
        public init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// Markup from the source code.
        public mutating func appendLiteral(_ literal: String) { markup += literal }

        /// Markup made before.
        public mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

        /// Markup made before, or nothing.
        public mutating func appendInterpolation(_ html: HTML?) { markup += html?.markup ?? "" }

        /// Pieces one after another.
        public mutating func appendInterpolation(_ pieces: some Sequence<HTML>) {
            for piece in pieces { markup += piece.markup }
        }

        /// Text, escaped for element content and quoted attributes.
        public mutating func appendInterpolation(_ text: String) { appendEscaped(text, to: &markup) }

        /// A whole number.
        public mutating func appendInterpolation(_ number: Int) { markup += String(number) }
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

/// Adds text with `& < > " '` written as entities.
func appendEscaped(_ text: String, to markup: inout String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
        for byte in bytes
        where byte < 0x3F && (byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27) {
            return false
        }
        return true
    }
    if isPlain {
        markup += text
        return
    }
    for character in text.unicodeScalars {
        switch character {
        case "&": markup += "&amp;"
        case "<": markup += "&lt;"
        case ">": markup += "&gt;"
        case "\"": markup += "&quot;"
        case "'": markup += "&#39;"
        default: markup.unicodeScalars.append(character)
        }
    }
}
