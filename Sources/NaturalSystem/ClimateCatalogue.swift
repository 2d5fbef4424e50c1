public import Diagnosis
internal import Foundation
internal import Planning
internal import Yams

/// The climate variables and what their files mean, as data.
public struct ClimateCatalogue: Sendable {
    /// A heading under which variables are shown.
    public struct Group: Codable, Hashable, Sendable, Identifiable {
        /// Stable name.
        public let id: String
        /// Heading.
        public let label: LocalisedText
    }

    /// A climate as a page names and explains it.
    public struct ClimateText: Codable, Hashable, Sendable, Identifiable {
        /// Which climate.
        public let id: Climate
        /// Heading of a column.
        public let label: LocalisedText
        /// What it is, in plain words.
        public let description: LocalisedText
    }

    /// Who made figures, and under which terms.
    public struct Source: Codable, Hashable, Sendable, Identifiable {
        /// Stable name.
        public let id: String
        /// Title.
        public let title: LocalisedText
        /// Who published it.
        public let publisher: String
        /// Terms of use.
        public let licence: LocalisedText
        /// Its page.
        public let address: String
        /// What its figures of now are.
        public let reference: LocalisedText
    }

    private struct File: Decodable {
        let sources: [Source]
        let climates: [ClimateText]
        let groups: [Group]
        let layouts: [ClimateLayout]
        let variables: [ClimateVariable]
    }

    /// Sources.
    public let sources: [Source]
    /// The five climates in the order of ``Climate``.
    public let climates: [ClimateText]
    /// Headings in order.
    public let groups: [Group]
    /// Layouts of files.
    public let layouts: [ClimateLayout]
    /// Variables in order.
    public let variables: [ClimateVariable]
    private let variableByID: [String: ClimateVariable]

    /// The catalogue that comes with the product.
    ///
    /// - Throws: ``ClimateError`` when its file is absent or damaged.
    public static func bundled() throws(ClimateError) -> ClimateCatalogue {
        guard let url = Bundle.module.url(forResource: "Resources/climate", withExtension: "yaml"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else {
            throw ClimateError(
                "climate.catalogue", .failed, what: "climate.yaml", why: "It is not beside the program",
                advice: "Keep the folder samenhang_NaturalSystem.resources with the program")
        }
        return try ClimateCatalogue(yaml: text)
    }

    /// Reads a catalogue from its text.
    ///
    /// - Throws: ``ClimateError`` when the text is no catalogue, a name is used twice, or a name does not exist.
    public init(yaml: String) throws(ClimateError) {
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: yaml)
        } catch {
            throw ClimateCatalogue.failure("The catalogue is not readable: \(error)")
        }
        sources = file.sources
        climates = file.climates
        groups = file.groups
        layouts = file.layouts
        variables = file.variables
        guard climates.map(\.id) == Climate.allCases else {
            throw ClimateCatalogue.failure("The climates are not \(Climate.allCases.map(\.rawValue))")
        }
        for names in [
            sources.map(\.id), groups.map(\.id), layouts.map(\.id), variables.map(\.id), variables.map(\.file),
        ] {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted {
                throw ClimateCatalogue.failure("'\(name)' is there twice")
            }
        }
        variableByID = Dictionary(variables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for variable in variables { try check(variable) }
    }

    /// The variable with that id.
    public func variable(_ id: String) -> ClimateVariable? { variableByID[id] }

    /// The variable whose file has that path or name: `…/langjarig-zomerdagen-ANN_racmo_interp_variabiliteit.csv` gives
    /// `summer_days`. Nil for a file that is no variable's.
    public func variable(file path: String) -> ClimateVariable? {
        let name = ClimateCatalogue.lastPart(path)
        return variables.first { ClimateCatalogue.lastPart($0.file) == name }
    }

    /// The source of a variable.
    public func source(of variable: ClimateVariable) -> Source? { sources.first { $0.id == variable.source } }

    /// The variables of one kind, in order.
    public func variables(_ kind: ClimateVariable.Kind) -> [ClimateVariable] { variables.filter { $0.kind == kind } }

    /// The layout of the file of a variable of that kind.
    func layout(of variable: ClimateVariable, _ kind: ClimateVariable.Kind) throws(ClimateError) -> ClimateLayout {
        guard variable.kind == kind, let layout = layouts.first(where: { $0.id == variable.layout }) else {
            throw ClimateError(
                "climate.variable", .wrongUse, what: "Climate variable '\(variable.id)'",
                why: "Its file is not of the kind \(kind.rawValue)", advice: "Read it as \(variable.kind.rawValue)")
        }
        return layout
    }

    private func check(_ variable: ClimateVariable) throws(ClimateError) {
        let name = "Variable '\(variable.id)'"
        guard groups.contains(where: { $0.id == variable.group }) else {
            throw ClimateCatalogue.failure("\(name) stands in the unknown group '\(variable.group)'")
        }
        guard sources.contains(where: { $0.id == variable.source }) else {
            throw ClimateCatalogue.failure("\(name) has the unknown source '\(variable.source)'")
        }
        guard variable.kind == .seaLevel || layouts.contains(where: { $0.id == variable.layout }) else {
            throw ClimateCatalogue.failure("\(name) has the unknown layout '\(variable.layout ?? "")'")
        }
        guard variable.range.count == 2, variable.range[0] <= variable.range[1], variable.decimals >= 0 else {
            throw ClimateCatalogue.failure("\(name) has no range of two numbers, or decimals below 0")
        }
        guard (variable.kind == .extremeRain) == (variable.regimeMap != nil) else {
            throw ClimateCatalogue.failure("\(name) needs a map of regimes if it is extreme rain, and else none")
        }
        if let scenarios = variable.scenarios, Set(scenarios.keys) != Set(Climate.allCases.dropFirst()) {
            throw ClimateCatalogue.failure("\(name) does not name the scenario of all four projections")
        }
        for text in [variable.sentence.nl, variable.sentence.en] {
            for placeholder in ClimateSentence.placeholders(in: text) {
                guard ClimateSentence.known.contains(placeholder) else {
                    throw ClimateCatalogue.failure("\(name) has the unknown placeholder {\(placeholder)}")
                }
                if placeholder == "usual", variable.band != .years {
                    throw ClimateCatalogue.failure("\(name) has {usual}, but its band is not that of years")
                }
            }
        }
    }

    private static func lastPart(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

    private static func failure(_ why: String) -> ClimateError {
        ClimateError(
            "climate.catalogue", what: "climate.yaml", why: why,
            advice: "Correct the catalogue, or use the one of the product")
    }
}
