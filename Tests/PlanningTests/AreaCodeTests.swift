import Foundation
import Planning
import Testing

/// Codes of Meerburg (Leiden) and of Aa en Hunze as people and files write them.
struct AreaCodeTests {
    @Test(arguments: ["BU05460400", " bu05460400 ", "BU5460400", "Bu05460400\t", "BU05460400  \n"])
    func `a neighbourhood code is read as people and files write it`(text: String) throws {
        let code = try #require(AreaCode(text))
        #expect(code.description == "BU05460400")
        #expect(code.level == .neighbourhood)
    }

    @Test(arguments: [
        ("GM0546", AreaLevel.municipality), ("gm546", .municipality), ("WK054604", .district), ("wk54604 ", .district),
    ])
    func `the letters tell the level`(text: String, level: AreaLevel) throws {
        #expect(try #require(AreaCode(text)).level == level)
    }

    @Test(arguments: [
        ("05460400", AreaLevel.neighbourhood, "BU05460400"), ("5460400", .neighbourhood, "BU05460400"),
        ("054604", .district, "WK054604"), ("546", .municipality, "GM0546"), ("gm0546", .municipality, "GM0546"),
    ])
    func `without letters the level that is asked for counts`(text: String, level: AreaLevel, expected: String) {
        #expect(AreaCode(text, level: level)?.description == expected)
    }

    @Test(arguments: [
        "BU00000000", "GM0000", "", "  ", "BU", "NL00", "PV20", "05460400", "BU054604000", "BU0546 400", "BU-5460400",
        "BU+5460400", "BU05460400x", "BU٠٥٤٦٠٤٠٠", "GM05460400", "B\u{0055}\u{0301}05460400",
    ])
    func `what is no code is refused`(text: String) {
        #expect(AreaCode(text) == nil)
    }

    @Test(arguments: ["BU0363TA06", " bu0363ta06 ", "BU0363NL01"])
    func `the letters that Amsterdam has in its codes since 2022 are read`(text: String) throws {
        let code = try #require(AreaCode(text))
        let official = text.trimmingCharacters(in: .whitespaces).uppercased()
        #expect(code.description == official)
        #expect(code.level == .neighbourhood)
        #expect(code.parent?.description == "WK" + official.dropFirst(2).prefix(6))
        #expect(code.municipality.description == "GM0363")
        #expect(AreaCode(String(official.dropFirst(2)), level: .neighbourhood) == code)
    }

    @Test(arguments: ["GM036A", "WKA36300", "BU0363T\u{C4}06", "BU0363-A06", "BUABCDEFGH"])
    func `letters in the number of the municipality, and what is no letter, make it no code`(text: String) {
        #expect(AreaCode(text) == nil)
    }

    @Test func `a code of another level than asked for is refused`() {
        #expect(AreaCode("GM0546", level: .neighbourhood) == nil)
        #expect(AreaCode("BU00000000", level: .neighbourhood) == nil)
        #expect(AreaCode("00000000", level: .neighbourhood) == nil)
    }

    @Test func `a neighbourhood lies in a district and that in a municipality`() throws {
        let code = try #require(AreaCode("BU05460400"))
        #expect(code.parent?.description == "WK054604")
        #expect(code.parent?.parent?.description == "GM0546")
        #expect(code.parent?.parent?.parent == nil)
        #expect(code.municipality.description == "GM0546")
        #expect(code.municipality.municipality == code.municipality)
    }

    @Test func `codes sort by level and then by number`() {
        let codes = ["BU00030000", "GM1680", "WK000300", "GM0003", "BU00020000"].compactMap { AreaCode($0) }
        #expect(codes.sorted().map(\.description) == ["GM0003", "GM1680", "WK000300", "BU00020000", "BU00030000"])
    }

    @Test func `codes go through JSON in their official form`() throws {
        let codes = ["GM0003", "BU05460400"].compactMap { AreaCode($0) }
        let data = try JSONEncoder().encode(codes)
        #expect(String(decoding: data, as: UTF8.self) == #"["GM0003","BU05460400"]"#)
        #expect(try JSONDecoder().decode([AreaCode].self, from: data) == codes)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([AreaCode].self, from: Data(#"["PV20"]"#.utf8)) }
    }

    @Test func `any text is read or refused`() {
        var state: UInt64 = 7
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let letters = Array("BUWKGMbuwkgm0123456789 \t-+.é€\u{0}")
        for _ in 0..<5_000 {
            let text = String((0..<next() % 14).map { _ in letters[Int(next()) % letters.count] })
            if let code = AreaCode(text) {
                #expect(AreaCode(code.description) == code)
                #expect(code.description.count == 2 + code.level.digits)
            }
        }
    }
}
