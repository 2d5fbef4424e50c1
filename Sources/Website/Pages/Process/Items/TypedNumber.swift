internal import Foundation
internal import Planning

/// A number as somebody typed it. In Dutch `2.900` and `2900` are the same and `2,5` is two and a half; `2.9` is neither, and is
/// not guessed at. In English the comma and the point change places.
enum TypedNumber: Equatable {
    case number(Double)
    /// It could mean two numbers: the mark for thousands stands where it makes no thousands.
    case unclear

    /// Nil for what is no number.
    init?(_ typed: String, in language: Language) {
        var text = typed.filter { !$0.isWhitespace }
        let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
        if isNegative { text.removeFirst() }
        let (thousands, decimals): (Character, Character) = language == .nl ? (".", ",") : (",", ".")
        let parts = text.split(separator: decimals, omittingEmptySubsequences: false)
        let groups = (parts.first ?? "").split(separator: thousands, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard (1...2).contains(parts.count), groups.allSatisfy(Self.isDigits) else { return nil }
        if groups.count > 1 || fraction.contains(thousands) {
            let isGrouped = groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
            guard isGrouped, Self.isDigits(fraction) else {
                self = .unclear
                return
            }
        }
        guard Self.isDigits(fraction), let number = Double(groups.joined() + "." + fraction), number.isFinite else {
            return nil
        }
        self = .number(isNegative ? -number : number)
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension CalendarDay {
    /// Reads a day as browsers send it, `2026-12-31`, and as people here write it, `31-12-2026` or `31/12/2026`.
    init?(typed: String) {
        let parts = typed.split { "-/.".contains($0) }
        guard parts.count == 3, let first = Int(parts[0]), let month = Int(parts[1]), let last = Int(parts[2]) else {
            return nil
        }
        if parts[2].count == 4 {
            self.init(year: last, month: month, day: first)
        } else {
            self.init(typed)
        }
    }
}

extension Texts {
    /// An amount as people read it, with marks for thousands and as many decimals as it has.
    func amount(_ number: Double) -> String {
        let decimals = (0...6).first { places in
            let scale = pow(10, Double(places))
            return abs((number * scale).rounded() / scale - number) <= abs(number) * 1e-12
        }
        return self.number(number, decimals: decimals ?? 6)
    }
}
