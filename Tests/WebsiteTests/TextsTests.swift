import Foundation
import Testing

@testable import Website

/// The texts of the interface: both languages whole, nothing used that is not there, nothing there that is not used.
@Suite struct TextsTests {
    private let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/Website").standardized

    @Test func bothLanguagesHaveTheSameTexts() throws {
        let dutch = Set(try Texts.bundled(.nl).keys)
        let english = Set(try Texts.bundled(.en).keys)
        #expect(dutch.subtracting(english) == [])
        #expect(english.subtracting(dutch) == [])
        #expect(dutch.count > 200)
    }

    @Test func bothLanguagesFillTheSamePlaces() throws {
        let dutch = try Texts.bundled(.nl)
        let english = try Texts.bundled(.en)
        for key in dutch.keys {
            #expect(places(dutch(key)) == places(english(key)), "\(key)")
        }
    }

    @Test func noTextIsEmpty() throws {
        for language in Language.allCases {
            let texts = try Texts.bundled(language)
            let empty = texts.keys.filter { key in texts(key).allSatisfy { $0.isWhitespace } }
            #expect(empty == [], "\(language)")
        }
    }

    @Test func everyTextThatTheCodeNamesIsThere() throws {
        let known = Set(try Texts.bundled(.nl).keys)
        for (file, key) in try literalKeys() where !key.contains("\\(") {
            #expect(known.contains(key), "\(file) uses \(key)")
        }
    }

    @Test func everyTextIsUsedSomewhere() throws {
        let code = try swiftFiles().map(\.text).joined(separator: "\n")
        // Keys made from a value (`transition.\(id)`) are used through the part before it.
        let prefixes = Set(
            code.matches(of: /"([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)(?:\\\(|" \+)/).map { String($0.output.1) })
        for key in try Texts.bundled(.nl).keys {
            let isNamed = code.contains("\"\(key)\"")
            let isMade = prefixes.contains { key.hasPrefix($0) }
            let isPart = code.contains("\"\\(entry.title).rest\"") && key.hasSuffix(".rest")
            #expect(isNamed || isMade || isPart, "nothing uses \(key)")
        }
    }

    @Test func numbersAreWrittenAsTheLanguageDoes() throws {
        let dutch = try Texts.bundled(.nl)
        let english = try Texts.bundled(.en)
        #expect(dutch.number(1234.56, decimals: 1) == "1.234,6")
        #expect(english.number(1234.56, decimals: 1) == "1,234.6")
        #expect(dutch.number(-0.04, decimals: 1) == "0,0")
        #expect(dutch.number(-12.34, decimals: 2) == "−12,34")
        #expect(dutch.number(999_999.5) == "1.000.000")
        #expect(dutch.number(.nan) == "–")
        #expect(dutch.percent(0.875) == "88%")
    }

    private func places(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{([a-zA-Z]+)\}/).map { String($0.output.1) })
    }

    private func swiftFiles() throws -> [(name: String, text: String)] {
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
            ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
        }
    }

    private func literalKeys() throws -> [(file: String, key: String)] {
        try swiftFiles().flatMap { file in
            file.text.matches(of: /\bt\(\s*"([^"]+)"/).map { (file.name, String($0.output.1)) }
        }
    }
}
