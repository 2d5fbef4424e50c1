import Atlas
import Testing

struct CSVCellTests {
    @Test(arguments: [
        ("Meerburg", "Meerburg"), ("Oost, West", "\"Oost, West\""), ("de \"Knip\"", "\"de \"\"Knip\"\"\""),
        ("twee\nregels", "\"twee\nregels\""), ("twee\r\nregels", "\"twee\r\nregels\""), ("", ""), ("12.5", "12.5"),
        ("-12.5", "-12.5"), ("-", "-"),
    ])
    func `a cell is quoted where RFC 4180 asks it`(text: String, expected: String) {
        #expect(csvCell(text) == expected)
    }

    @Test(arguments: [
        "=1+1", "+31", "@SUM(A1)", "-1+2", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "\n=1+1", "\r\n=1",
    ])
    func `a cell that a spreadsheet would run is made text`(text: String) {
        let cell = csvCell(text)
        let inside = cell.hasPrefix("\"") ? cell.dropFirst() : cell[...]
        #expect(inside.hasPrefix("'"))
    }

    @Test func `a name with an apostrophe stays as it is`() {
        #expect(csvCell("'s-Gravenhage") == "'s-Gravenhage")
    }
}
