internal import Hummingbird

/// The parameters of a request, each one checked: a name that does not exist, a value that is not allowed, a name that comes
/// twice and text that is not UTF-8 are all refused by name. Nothing is guessed and nothing is left unread.
struct CheckedQuery {
    /// Names beginning with this are weights, `w.TRANSITION.INDICATOR`.
    static let weightPrefix = "w."

    /// The parameters in the order given.
    let items: [(name: String, value: String)]
    private let values: [String: String]

    /// Reads the part behind `?`. The language, `taal`, can be given everywhere.
    ///
    /// - Parameters:
    ///   - allowed: the names that there are.
    ///   - mayBeEmpty: names that forms also send without a value.
    ///   - weights: true when weights can be given.
    init(
        _ request: Request, allowed: [String], mayBeEmpty: Set<String> = [], weights: Bool = false
    ) throws(SiteProblem) {
        let names = allowed + ["taal"]
        var items: [(name: String, value: String)] = []
        var values: [String: String] = [:]
        for pair in (request.uri.query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try AddressText.decode(parts[0], plusIsBlank: true)
            let value = parts.count > 1 ? try AddressText.decode(parts[1], plusIsBlank: true) : ""
            guard names.contains(name) || (weights && name.hasPrefix(Self.weightPrefix)) else {
                throw .unknownParameter(name, allowed: names + (weights ? ["w.TRANSITIE.INDICATOR"] : []))
            }
            guard values.updateValue(value, forKey: name) == nil else { throw .repeatedParameter(name) }
            guard !value.isEmpty || mayBeEmpty.contains(name) else { throw .emptyParameter(name) }
            items.append((name, value))
        }
        self.items = items
        self.values = values.filter { !$0.value.isEmpty }
        _ = try choice("taal", Language.self)
    }

    /// The value as text of at most `longest` characters; nil when it is not given.
    func text(_ name: String, longest: Int = 80) throws(SiteProblem) -> String? {
        guard let value = values[name] else { return nil }
        guard value.unicodeScalars.count <= longest else {
            throw .parameter(name, value: value, allowed: "≤ \(longest)")
        }
        return value
    }

    /// The value as a whole number; `standard` when it is not given.
    func wholeNumber(_ name: String, in range: ClosedRange<Int>, standard: Int) throws(SiteProblem) -> Int {
        guard let value = values[name] else { return standard }
        guard let number = AddressText.wholeNumber(value), range.contains(number) else {
            throw .parameter(name, value: value, allowed: "\(range.lowerBound)–\(range.upperBound)")
        }
        return number
    }

    /// The value as one of a fixed set; nil when it is not given.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Value.Type
    ) throws(SiteProblem) -> Value? where Value.RawValue == String {
        guard let text = values[name] else { return nil }
        guard let value = Value(rawValue: text) else {
            throw .parameter(name, value: text, allowed: Self.names(type))
        }
        return value
    }

    /// The value as one of a fixed set that must be given.
    func required<Value: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Value.Type
    ) throws(SiteProblem) -> Value where Value.RawValue == String {
        guard let value = try choice(name, type) else { throw .missingParameter(name, allowed: Self.names(type)) }
        return value
    }

    /// The value as a list of 1 to `most` texts with commas between them; nil when it is not given.
    func list(_ name: String, most: Int, allowed: String) throws(SiteProblem) -> [String]? {
        guard let value = values[name] else { return nil }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= most, !parts.contains("") else {
            throw .parameter(name, value: value, allowed: "1–\(most) × \(allowed)")
        }
        return parts
    }

    private static func names<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> String
    where Value.RawValue == String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
