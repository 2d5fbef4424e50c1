internal import Foundation
internal import Planning

extension Texts {
    /// A moment as people in the Netherlands read it: `12 december 2023, 14:03`.
    func moment(_ time: Timestamp) -> String { format(time, "d MMMM y, HH:mm") }

    /// The day of a moment: `12 december 2023`.
    func day(_ time: Timestamp) -> String { format(time, "d MMMM y") }

    /// A day: `12 december 2023`.
    func day(_ day: CalendarDay) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        guard let date = calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)) else {
            return day.description
        }
        return formatter("d MMMM y", zone: .gmt).string(from: date)
    }

    private func format(_ time: Timestamp, _ pattern: String) -> String {
        let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
        return formatter(pattern, zone: zone).string(
            from: Date(timeIntervalSince1970: Double(time.milliseconds) / 1_000))
    }

    private func formatter(_ pattern: String, zone: TimeZone) -> DateFormatter {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: language == .nl ? "nl_NL" : "en_GB")
        formatter.timeZone = zone
        formatter.dateFormat = pattern
        return formatter
    }
}
