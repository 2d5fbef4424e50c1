internal import Diagnosis

/// The text of `measures.yaml`: measured layers, each with what it yields.
///
/// Every fault is an ``IndicatorCatalogue/Failure`` that names the measure, the indicator and the key it is about. A key
/// that means nothing is a fault too, since a misspelt one would change a figure without a word.
struct MeasureFile: Decodable {
    let measures: [MeasureDefinition]

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: AnyKey.self)
        let place = "The file of measures"
        try file.allowOnly(["measures"], place: place)
        var entries: any UnkeyedDecodingContainer = try file.required("measures", place: place) {
            try $0.nestedUnkeyedContainer(forKey: $1)
        }
        var measures: [MeasureDefinition] = []
        while !entries.isAtEnd {
            measures.append(try MeasureDefinition(from: try entries.nestedContainer(keyedBy: AnyKey.self)))
        }
        self.measures = measures
    }
}

/// Any key of a mapping.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<AnyKey> {
    /// Refuses keys that mean nothing here.
    func allowOnly(_ keys: Set<String>, place: String) throws {
        for key in allKeys where !keys.contains(key.stringValue) {
            throw IndicatorCatalogue.Failure(
                description: "\(place): '\(key.stringValue)' is not a key that means anything")
        }
    }

    /// What stands behind a key that must be there.
    func required<Value>(_ key: String, place: String, read: (Self, AnyKey) throws -> Value) throws -> Value {
        let key = AnyKey(stringValue: key)
        guard contains(key) else {
            throw IndicatorCatalogue.Failure(description: "\(place): '\(key.stringValue)' is lacking")
        }
        do {
            return try read(self, key)
        } catch is DecodingError {
            throw IndicatorCatalogue.Failure(description: "\(place): '\(key.stringValue)' is not readable")
        }
    }

    /// The value behind a key that must be there.
    func required<Value: Decodable>(_ key: String, as type: Value.Type = Value.self, place: String) throws -> Value {
        try required(key, place: place) { try $0.decode(Value.self, forKey: $1) }
    }

    /// The value behind a key, nil when the key is not there.
    func optional<Value: Decodable>(_ key: String, as type: Value.Type = Value.self, place: String) throws -> Value? {
        contains(AnyKey(stringValue: key)) ? try required(key, place: place) : nil
    }
}

extension MeasureDefinition {
    init(from entry: KeyedDecodingContainer<AnyKey>) throws {
        id = try entry.required("id", place: "A measure")
        let place = "Measure '\(id)'"
        var keys: Set = ["id", "kind", "label", "description", "roles", "valid", "classes", "yields"]
        let kindName = try entry.required("kind", as: String.self, place: place)
        guard let kind = MeasureKind(rawValue: kindName) else {
            throw IndicatorCatalogue.Failure(description: "\(place): '\(kindName)' is not a kind of measure")
        }
        if kind == .nearest { keys.insert("least_area") }
        if kind == .features { keys.insert("fills_ground") }
        try entry.allowOnly(keys, place: place)
        label = try entry.required("label", place: place)
        description = try entry.required("description", place: place)
        roles = try entry.optional("roles", place: place) ?? [:]
        classes = try entry.optional("classes", place: place) ?? [:]
        fillsGround = try entry.optional("fills_ground", place: place) ?? false
        valid = try Self.bounds(in: entry, roles: roles, place: place)

        let roles = Set(roles.keys)
        let classes = Set(classes.keys)
        func yields<Operation: MeasureOperation>() throws -> [MeasureYield<Operation>] {
            var list = try entry.required("yields", place: place) { try $0.nestedUnkeyedContainer(forKey: $1) }
            var yields: [MeasureYield<Operation>] = []
            while !list.isAtEnd {
                guard let container = try? list.nestedContainer(keyedBy: AnyKey.self) else {
                    throw IndicatorCatalogue.Failure(
                        description: "\(place): an entry of 'yields' is not an indicator with its operation")
                }
                yields.append(
                    try MeasureYield(
                        from: YieldEntry(place: place, roles: roles, classes: classes, container: container)))
            }
            return yields
        }
        switch kind {
        case .features: self.yields = .features(try yields())
        case .raster: self.yields = .raster(try yields())
        case .nearest:
            let leastArea: Double = try entry.optional("least_area", place: place) ?? 0
            guard leastArea >= 0, leastArea.isFinite else {
                throw IndicatorCatalogue.Failure(description: "\(place): 'least_area' is not a number of m²")
            }
            self.yields = .nearest(try yields(), leastArea: leastArea)
        }
        var seen: Set<String> = []
        for indicator in indicators where !seen.insert(indicator).inserted {
            throw IndicatorCatalogue.Failure(description: "\(place) yields indicator '\(indicator)' twice")
        }
    }

    private static func bounds(
        in entry: KeyedDecodingContainer<AnyKey>, roles: [String: LocalisedText], place: String
    ) throws -> [String: ClosedRange<Double>] {
        let valid: [String: [Double]] = try entry.optional("valid", place: place) ?? [:]
        return try Dictionary(
            uniqueKeysWithValues: valid.map { role, bounds in
                guard roles[role] != nil else {
                    throw IndicatorCatalogue.Failure(description: "\(place): 'valid' names the unknown role '\(role)'")
                }
                guard bounds.count == 2, bounds[0] <= bounds[1] else {
                    throw IndicatorCatalogue.Failure(
                        description: "\(place): 'valid' of role '\(role)' is not a range of two numbers")
                }
                return (role, bounds[0]...bounds[1])
            })
    }
}
