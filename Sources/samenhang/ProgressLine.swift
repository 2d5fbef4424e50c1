import Foundation
import Synchronization

/// How far a long piece of work is, on standard error: on a terminal one line that is redrawn, with the time left; in a
/// log one line per step.
final class ProgressLine: Sendable {
    private struct State {
        var step = ""
        var shown = ContinuousClock.Instant.now - .seconds(1)
        var isDrawn = false
    }

    private static let barWidth = 24
    /// Redrawing more often than this only costs time.
    private static let interval = Duration.milliseconds(100)
    private let isTerminal: Bool
    private let width: Int
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// A progress line for this program's standard error.
    init() {
        var size = winsize()
        isTerminal = isatty(STDERR_FILENO) == 1
        width = isTerminal && ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 80
    }

    /// Tells that a step is under way and which share (0…1) of all work is done. From any thread.
    func show(_ step: String, done share: Double) {
        state.withLock { state in
            let isNew = state.step != step
            state.step = step
            guard isTerminal else {
                if isNew { printNote("• \(step)") }
                return
            }
            let now = ContinuousClock.now
            guard isNew || now - state.shown >= Self.interval else { return }
            state.shown = now
            state.isDrawn = true
            write("\r\u{1B}[K" + Self.line(step, done: share, elapsed: now - start, width: width))
        }
    }

    /// Clears the line, so that the result stands alone.
    func end() {
        state.withLock { state in
            if state.isDrawn { write("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    /// One line: bar, percentage, time left once there is something to reckon with, step.
    static func line(_ step: String, done share: Double, elapsed: Duration, width: Int) -> String {
        let share = min(1, max(0, share))
        let full = Int(share * Double(barWidth))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: barWidth - full)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        var line = "\(bar) \(Int(share * 100)) %"
        if seconds >= 2, share >= 0.05, share < 1 { line += ", \(time(seconds * (1 - share) / share)) left" }
        return String((line + "  " + step).prefix(max(barWidth, width - 1)))
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
    }

    private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
