public import Diagnosis
internal import Foundation
internal import Yams

/// The indicators, the fields they are read from and the layers they are measured from, as data.
public struct IndicatorCatalogue: Sendable {
    /// A heading under which indicators are shown.
    public struct Theme: Codable, Hashable, Sendable {
        /// Stable name.
        public let id: String
        /// Heading.
        public let label: LocalisedText
    }

    /// Why a catalogue cannot be used.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong, and where.
        public let description: String
    }

    /// Headings in order.
    public let themes: [Theme]
    /// Indicators in order.
    public let indicators: [Indicator]
    /// Fields in order.
    public let fields: [SourceField]
    /// Measured layers in order.
    public let measures: [MeasureDefinition]
    private let fieldByName: [String: SourceField]
    /// By name without underscores, for services that write the same names in camel case; nil where two fields share one.
    private let fieldByCompactName: [String: SourceField?]
    private let indicatorByID: [String: Indicator]

    /// The catalogue that comes with the product.
    ///
    /// - Throws: ``Failure`` when its files are absent or damaged.
    public static func bundled() throws -> IndicatorCatalogue {
        try IndicatorCatalogue(
            indicatorsYAML: resource("indicators"), fieldsYAML: resource("fields"), measuresYAML: resource("measures"))
    }

    /// Reads a catalogue from the text of its files; without one of measures it has none.
    ///
    /// - Throws: ``Failure`` when a name is used twice, a formula names a field that does not exist, or a measure names
    ///   an indicator, a role, a class or an operation that does not exist.
    public init(indicatorsYAML: String, fieldsYAML: String, measuresYAML: String? = nil) throws {
        struct IndicatorFile: Decodable {
            let themes: [Theme]
            let indicators: [Indicator]
        }
        struct FieldFile: Decodable { let fields: [SourceField] }
        let decoder = YAMLDecoder()
        let file: IndicatorFile
        do {
            file = try decoder.decode(IndicatorFile.self, from: indicatorsYAML)
            fields = try decoder.decode(FieldFile.self, from: fieldsYAML).fields
        } catch {
            throw Failure(description: "The indicator catalogue is not readable: \(error)")
        }
        themes = file.themes
        indicators = file.indicators
        var byName: [String: SourceField] = [:]
        for field in fields {
            for name in Set(field.names + [field.id]) {
                if let other = byName.updateValue(field, forKey: name) {
                    throw Failure(description: "Column name '\(name)' belongs to both \(other.id) and \(field.id)")
                }
            }
        }
        fieldByName = byName
        fieldByCompactName = Dictionary(
            byName.filter { $0.key.contains("_") }.map { (compact($0.key), Optional($0.value)) },
            uniquingKeysWith: { $0?.id == $1?.id ? $0 : nil })
        var byID: [String: Indicator] = [:]
        let fieldIDs = Set(fields.map(\.id))
        for indicator in indicators {
            if byID.updateValue(indicator, forKey: indicator.id) != nil {
                throw Failure(description: "Indicator '\(indicator.id)' is there twice")
            }
            for field in indicator.formulas.flatMap(\.fields) where !fieldIDs.contains(field) {
                throw Failure(description: "Indicator '\(indicator.id)' uses the unknown field '\(field)'")
            }
            guard indicator.range.count == 2, indicator.range[0] <= indicator.range[1] else {
                throw Failure(description: "Indicator '\(indicator.id)' has no range of two numbers")
            }
        }
        indicatorByID = byID
        measures = try measuresYAML.map(Self.measures) ?? []
        var measureIDs: Set<String> = []
        for measure in measures {
            guard measureIDs.insert(measure.id).inserted else {
                throw Failure(description: "Measure '\(measure.id)' is there twice")
            }
            for indicator in measure.indicators where byID[indicator] == nil {
                throw Failure(description: "Measure '\(measure.id)' yields the unknown indicator '\(indicator)'")
            }
        }
    }

    /// The indicator with that name.
    public func indicator(_ id: String) -> Indicator? { indicatorByID[id] }

    /// The measured layer with that name.
    public func measure(_ id: String) -> MeasureDefinition? { measures.first { $0.id == id } }

    /// The field with that id.
    public func field(id: String) -> SourceField? { fields.first { $0.id == id } }

    /// The field that a column of a source holds.
    ///
    /// Case, surrounding blanks and quotes do not matter, nor does the number that CBS OData puts behind a name
    /// (`AantalInwoners_5`).
    public func field(column: String) -> SourceField? {
        let blank: Set<Character> = [" ", "\t", "'", "\"", "\u{FEFF}"]
        var name = Substring(column.lowercased())
        while let first = name.first, blank.contains(first) { name.removeFirst() }
        while let last = name.last, blank.contains(last) { name.removeLast() }
        if let field = fieldByName[String(name)] { return field }
        if !name.contains("_"), let field = fieldByCompactName[String(name)] { return field }
        guard let underscore = name.lastIndex(of: "_"), underscore != name.startIndex else { return nil }
        let tail = name[name.index(after: underscore)...]
        guard !tail.isEmpty, tail.allSatisfy(\.isNumber) else { return nil }
        return fieldByName[String(name[..<underscore])]
    }

    private static func measures(_ yaml: String) throws -> [MeasureDefinition] {
        do {
            return try YAMLDecoder().decode(MeasureFile.self, from: yaml).measures
        } catch DecodingError.dataCorrupted(let context) {
            // The decoder wraps what is thrown while it reads.
            throw context.underlyingError as? Failure
                ?? Failure(description: "The file of measures is not readable: \(context)")
        } catch {
            throw Failure(description: "The file of measures is not readable: \(error)")
        }
    }

    private static func resource(_ name: String) throws -> String {
        guard let url = Bundle.module.url(forResource: "Resources/\(name)", withExtension: "yaml") else {
            throw Failure(
                description:
                    "\(name).yaml is not beside the program; keep the folder samenhang_Catalogue.resources with it")
        }
        return try String(contentsOf: url, encoding: .utf8)
    }
}

private func compact(_ name: String) -> String { name.filter { $0 != "_" } }
