import Testing

@testable import samenhang

@Suite("Progress on a terminal")
struct ProgressLineTests {
    @Test("Half-way after ten seconds, ten seconds are left")
    func halfWay() {
        let line = ProgressLine.line("Kerncijfers", done: 0.5, elapsed: .seconds(10), width: 80)
        #expect(line == "████████████░░░░░░░░░░░░ 50 %, 10 s left  Kerncijfers")
    }

    @Test("In the first two seconds nothing is said about the time left")
    func early() {
        let line = ProgressLine.line("Buurten", done: 0.1, elapsed: .seconds(1), width: 80)
        #expect(line == "██░░░░░░░░░░░░░░░░░░░░░░ 10 %  Buurten")
    }

    @Test("A line never runs over the edge of the terminal, and a share never over the bar")
    func narrow() {
        let line = ProgressLine.line(String(repeating: "x", count: 200), done: 3, elapsed: .seconds(200), width: 60)
        #expect(line.count == 59)
        #expect(line.hasPrefix(String(repeating: "█", count: 24) + " 100 %"))
    }

    @Test("Minutes are named")
    func minutes() {
        let line = ProgressLine.line("a", done: 0.1, elapsed: .seconds(20), width: 80)
        #expect(line.contains("3 min 0 s left"))
    }
}
