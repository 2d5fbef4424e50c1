/// The largest deviation met, and where.
struct Worst: CustomStringConvertible {
    private(set) var deviation = 0.0
    private(set) var place = "none"
    /// Numbers compared.
    private(set) var count = 0

    mutating func note(_ value: Double, _ expected: Double, per unit: Double = 1, _ place: @autoclosure () -> String) {
        let own = abs(value - expected) / unit
        count += 1
        // The turned comparison takes in NaN.
        guard !(own <= deviation) else { return }
        deviation = own
        self.place = "\(place()): \(value), expected \(expected)"
    }

    var description: String { "\(deviation) at \(place), of \(count)" }
}
