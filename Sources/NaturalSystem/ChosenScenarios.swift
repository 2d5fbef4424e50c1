/// The official list of which KNMI'23 scenario each column of each file is (`gekozen_scenarios.csv`), as it stands there.
///
/// For four variables it has low and high swapped; the catalogue has them right. This type exists to notice when a new edition
/// of the list says something else.
public struct ChosenScenarios: Sendable {
    private static let columns: [String: Climate] = [
        "2050laag": .low2050, "2050hoog": .high2050, "2100laag": .low2100, "2100hoog": .high2100,
    ]

    /// The scenarios by name and season, `zomerdagen-ANN`.
    public let scenarios: [String: [Climate: KNMIScenario]]

    /// Reads the official CSV text, columns in any order.
    ///
    /// - Throws: ``ClimateError`` with file, row and field: a column that is absent, unknown or there twice, a name that is
    ///   there twice, a scenario that does not exist or belongs to another horizon.
    public init(csv: String, file: String = "gekozen_scenarios.csv") throws(ClimateError) {
        let text = try CSVText(csv, file: file)
        let known = ["", "naam", "seasonyear"] + ChosenScenarios.columns.keys
        for name in text.heading where !known.contains(String(name)) {
            throw .file(file, row: 1, column: String(name), "climate.column", why: "The column is not known")
        }
        let (namePlace, seasonPlace) = (try text.place(of: "naam"), try text.place(of: "seasonyear"))
        var scenarios: [String: [Climate: KNMIScenario]] = [:]
        for row in text.rows {
            var found: [Climate: KNMIScenario] = [:]
            for (column, climate) in ChosenScenarios.columns.sorted(by: { $0.key < $1.key }) {
                let place = try text.place(of: column)
                let field = row.fields[place]
                guard field.hasPrefix(climate.horizon.rawValue),
                    let scenario = KNMIScenario(rawValue: String(field.dropFirst(4)))
                else {
                    throw text.failure(
                        row, place, "'\(ClimateError.shortened(field))' is no scenario of \(climate.horizon.rawValue)")
                }
                found[climate] = scenario
            }
            let name = "\(row.fields[namePlace])-\(row.fields[seasonPlace])"
            guard scenarios.updateValue(found, forKey: name) == nil else {
                throw text.failure(row, namePlace, "'\(ClimateError.shortened(name))' is there twice")
            }
        }
        self.scenarios = scenarios
    }

    /// The variables that the list says something about and of which the catalogue says something else, low and high swapped
    /// back where the catalogue knows of it. Empty for the edition of February 2025.
    public func disagreements(with catalogue: ClimateCatalogue) -> [ClimateVariable] {
        catalogue.variables.filter { variable in
            guard let name = variable.nameInSource, let listed = scenarios[name] else { return false }
            return corrected(listed, variable) != variable.scenarios
        }
    }

    private func corrected(
        _ listed: [Climate: KNMIScenario], _ variable: ClimateVariable
    ) -> [Climate: KNMIScenario] {
        guard variable.labelsSwappedInSource else { return listed }
        return Dictionary(listed.map { ($0.key.otherSide, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
