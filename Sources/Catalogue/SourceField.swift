/// A column as sources publish it, under all the names it has had.
public struct SourceField: Codable, Hashable, Sendable {
    /// What the numbers in it can be.
    public enum Kind: String, Codable, Sendable {
        /// A number of people or things: 0 or more.
        case count
        /// A percentage: 0 to 100.
        case share
        /// Any number from 0 up.
        case amount
        /// A class number.
        case `class`
        /// Any number; negative ones are real.
        case signed

        /// True when `number` can occur.
        public func allows(_ number: Double) -> Bool {
            switch self {
            case .count, .amount, .class: number >= 0
            case .share: (0...100).contains(number)
            case .signed: true
            }
        }
    }

    /// Stable name.
    public let id: String
    /// What its numbers can be.
    public let kind: Kind
    /// Unit as published.
    public let unit: String
    /// Lower-case names in all editions.
    public let names: [String]
}
