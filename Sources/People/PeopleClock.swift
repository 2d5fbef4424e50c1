internal import Foundation
public import Planning

/// Where the time comes from, so that tests can set it.
public struct PeopleClock: Sendable {
    private let read: @Sendable () -> Timestamp

    /// A clock that answers what the closure says.
    public init(_ read: @escaping @Sendable () -> Timestamp) { self.read = read }

    /// The clock of the machine, in whole milliseconds.
    public static let system = PeopleClock {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    /// What it says.
    public var now: Timestamp { read() }
}

/// A length of time in whole milliseconds, as people's sessions, links and limits have.
public struct Span: Hashable, Comparable, Sendable {
    /// How long.
    public let milliseconds: Int64

    /// Makes a length of time.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// So many seconds.
    public static func seconds(_ count: Int) -> Span { Span(milliseconds: Int64(count) * 1_000) }
    /// So many minutes.
    public static func minutes(_ count: Int) -> Span { .seconds(count * 60) }
    /// So many hours.
    public static func hours(_ count: Int) -> Span { .minutes(count * 60) }
    /// So many days of 24 hours.
    public static func days(_ count: Int) -> Span { .hours(count * 24) }

    /// The shorter one comes first.
    public static func < (a: Span, b: Span) -> Bool { a.milliseconds < b.milliseconds }

    /// Whole seconds, rounded up: what a person has to wait.
    public var wholeSeconds: Int { Int((milliseconds + 999) / 1_000) }
    /// Whole minutes, rounded up, at least one.
    public var wholeMinutes: Int { max(1, Int((milliseconds + 59_999) / 60_000)) }
}

extension Timestamp {
    /// A moment so much later.
    public static func + (moment: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + span.milliseconds)
    }

    /// How much later this moment is than another.
    public static func - (later: Timestamp, earlier: Timestamp) -> Span {
        Span(milliseconds: later.milliseconds - earlier.milliseconds)
    }

    /// ISO 8601 in UTC with milliseconds: `2026-03-01T09:30:00.000Z`.
    public var iso8601: String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        return date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
