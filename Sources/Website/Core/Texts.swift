internal import Diagnosis
internal import Foundation
internal import Yams

/// All texts of the interface in one language, and how that language writes numbers.
///
/// `t("home.title")` gives a text; `t("home.lead", ["count": "393"])` fills `{count}` in it. Tests prove that both catalogues
/// have the same keys and placeholders, that every key used exists, and that every key is used.
public struct Texts: Sendable {
    /// Why texts cannot be loaded.
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Which language.
    public let language: Language
    private let entries: [String: String]

    /// The texts that come with the product.
    static func bundled(_ language: Language) throws -> Texts {
        guard let url = Bundle.module.url(forResource: "Resources/texts/\(language.rawValue)", withExtension: "yaml")
        else {
            throw Failure(
                description: "The texts are not beside the program; keep the folder samenhang_Website.resources with it"
            )
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        return Texts(language: language, entries: try YAMLDecoder().decode([String: String].self, from: text))
    }

    init(language: Language, entries: [String: String]) {
        self.language = language
        self.entries = entries
    }

    /// Keys in alphabetical order.
    var keys: [String] { entries.keys.sorted() }

    /// The text with that key; the key itself where there is none, which a test rules out.
    public func callAsFunction(_ key: String) -> String { entries[key] ?? key }

    /// The text with that key, with its placeholders filled; a placeholder without a value stays as it is.
    public func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = Substring(self(key))
        while let open = rest.utf8.firstIndex(of: 0x7B), let close = rest[open...].utf8.firstIndex(of: 0x7D) {
            filled += rest[..<open]
            let name = rest[rest.utf8.index(after: open)..<close]
            filled += values[String(name)] ?? String(rest[open...close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        return filled + rest
    }

    /// The version of a catalogue text in this language.
    func pick(_ text: LocalisedText) -> String { language == .nl ? text.nl : text.en }

    // MARK: Numbers

    /// A number as the language writes it: `1.234,5` in Dutch, `1,234.5` in English.
    func number(_ value: Double, decimals: Int = 0) -> String {
        guard value.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let units = Int(scaled)
        // Written from the last digit to the first, then turned round.
        var bytes: [UInt8] = []
        var rest = units
        var place = -decimals
        repeat {
            if place == 0, decimals > 0 { bytes.append(language == .nl ? 0x2C : 0x2E) }
            if place > 0, place.isMultiple(of: 3) { bytes.append(language == .nl ? 0x2E : 0x2C) }
            bytes.append(0x30 + UInt8(rest % 10))
            rest /= 10
            place += 1
        } while rest > 0 || place <= 0
        bytes.reverse()
        let text = String(decoding: bytes, as: UTF8.self)
        return value < 0 && units > 0 ? "−" + text : text
    }

    /// A figure with the digits of its indicator; calendar years without a mark for thousands.
    func figure(_ value: Double, of indicator: Indicator) -> String {
        indicator.isCalendarYear && value.isFinite
            ? String(Int(value.rounded())) : number(value, decimals: indicator.decimals)
    }

    /// A whole number.
    func number(_ value: Int) -> String { number(Double(value)) }

    /// A share of 1 as a percentage: 0.87 gives `87%`.
    func percent(_ share: Double) -> String { number(share * 100) + "%" }
}
