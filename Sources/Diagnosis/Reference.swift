/// The areas with which an area is compared where an indicator has no norm.
public enum Reference: String, Codable, CaseIterable, Hashable, Sendable {
    /// All areas of the level in the country.
    case country = "land"
    /// Areas of the level in the same urbanity class (CBS *stedelijkheid*, 1 to 5).
    case urbanity = "stedelijkheid"
    /// Areas of the level in the same municipality.
    case municipality = "gemeente"
}

/// Which group each area belongs to under one reference; nil where an area belongs to none.
public struct ReferenceGroups: Sendable, Equatable {
    let group: [Int32]
    let groupCount: Int

    /// Groups areas by equal key; areas whose key is nil are in no group.
    public init<Key: Hashable>(keys: [Key?]) {
        var numbers: [Key: Int32] = [:]
        group = keys.map { key in
            guard let key else { return -1 }
            if let number = numbers[key] { return number }
            let number = Int32(numbers.count)
            numbers[key] = number
            return number
        }
        groupCount = numbers.count
    }

    /// One group of all areas.
    public init(everyone count: Int) {
        group = Array(repeating: 0, count: count)
        groupCount = count == 0 ? 0 : 1
    }
}
