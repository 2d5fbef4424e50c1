public import Planning

/// How much each indicator counts in each transition: the catalogue's weights, changed where a user wants.
public struct WeightSet: Hashable, Sendable {
    /// Why a set of weights cannot be used.
    public enum Failure: Error, Equatable {
        /// A key that is no transition.
        case unknownTransition(String)
        /// An indicator that does not exist.
        case unknownIndicator(String)
        /// A weight that is negative, infinite or over ``WeightSet/largest``.
        case outOfRange(indicator: String, weight: Double)
    }

    /// The largest weight that can be given.
    public static let largest = 100.0

    /// Changes to the catalogue's weights, by transition and indicator.
    public private(set) var changes: [Transition: [String: Double]]

    /// The weights of the catalogue.
    public static let standard = WeightSet()

    private init() { changes = [:] }

    /// Makes a set from changes by name, as files and addresses carry them: `["energie": ["gas_use": 2]]`.
    ///
    /// - Throws: ``Failure``, naming the first key that does not fit.
    public init(changes: [String: [String: Double]], indicators: [Indicator]) throws(Failure) {
        self.init()
        guard !changes.isEmpty else { return }
        let known = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, weights) in changes.sorted(by: { $0.key < $1.key }) {
            guard let transition = Transition(rawValue: name) else { throw .unknownTransition(name) }
            for (id, weight) in weights.sorted(by: { $0.key < $1.key }) {
                guard let indicator = known[id] else { throw .unknownIndicator(id) }
                guard weight.isFinite, (0...WeightSet.largest).contains(weight) else {
                    throw .outOfRange(indicator: id, weight: weight)
                }
                if weight != indicator.weight(in: transition) { self.changes[transition, default: [:]][id] = weight }
            }
        }
    }

    /// The weight of an indicator in a transition. Context indicators that judge nothing (direction none) weigh 0.
    public func weight(of indicator: Indicator, in transition: Transition) -> Double {
        guard indicator.direction != .none else { return 0 }
        return changes[transition]?[indicator.id] ?? indicator.weight(in: transition)
    }

    /// True when nothing was changed.
    public var isStandard: Bool { changes.isEmpty }
}
