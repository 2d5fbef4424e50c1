import Catalogue
import Diagnosis
import Planning
import Testing

/// What the issue asks of the indicators that come with the product.
struct CatalogueTests {
    private let catalogue: IndicatorCatalogue

    init() throws { catalogue = try IndicatorCatalogue.bundled() }

    @Test func `there are at least 80 indicators`() {
        #expect(catalogue.indicators.count >= 80)
    }

    @Test(arguments: Transition.allCases)
    func `every transition has at least 8 indicators`(transition: Transition) {
        let judging = catalogue.indicators.filter { $0.weight(in: transition) > 0 && $0.direction != .none }
        #expect(judging.count >= 8)
    }

    @Test func `every text is there in Dutch and in English`() {
        for indicator in catalogue.indicators {
            for text in [indicator.label, indicator.description, indicator.unit] {
                #expect(!text.nl.isEmpty && !text.en.isEmpty, "\(indicator.id)")
            }
            #expect(indicator.description.nl != indicator.description.en, "\(indicator.id)")
        }
        for theme in catalogue.themes { #expect(!theme.label.nl.isEmpty && !theme.label.en.isEmpty, "\(theme.id)") }
    }

    @Test func `every indicator stands under a theme that exists`() {
        let themes = Set(catalogue.themes.map(\.id))
        #expect(themes.count == catalogue.themes.count)
        for indicator in catalogue.indicators { #expect(themes.contains(indicator.theme), "\(indicator.id)") }
    }

    @Test func `every norm has a source and points the way its indicator does`() {
        for indicator in catalogue.indicators {
            guard let norm = indicator.norm else { continue }
            #expect(norm.source.count > 10, "\(indicator.id)")
            switch indicator.direction {
            case .higher: #expect(norm.alarming > norm.acceptable, "\(indicator.id)")
            case .lower: #expect(norm.alarming < norm.acceptable, "\(indicator.id)")
            case .none: Issue.record("\(indicator.id) judges nothing but has a norm")
            }
            #expect(norm.acceptable >= indicator.range[0] && norm.acceptable <= indicator.range[1], "\(indicator.id)")
        }
    }

    @Test func `context judges nothing and what judges has a weight`() {
        for indicator in catalogue.indicators {
            #expect((indicator.direction == .none) == indicator.transitions.isEmpty, "\(indicator.id)")
            for (name, weight) in indicator.transitions {
                #expect(Transition(rawValue: name) != nil, "\(indicator.id): \(name)")
                #expect(weight > 0 && weight <= WeightSet.largest, "\(indicator.id)")
            }
        }
    }

    @Test func `every indicator can be read or measured and says where it could come from`() {
        let measured = Set(catalogue.measures.flatMap(\.indicators))
        for indicator in catalogue.indicators {
            #expect(!indicator.formulas.isEmpty || measured.contains(indicator.id), "\(indicator.id)")
            #expect(!indicator.levels.isEmpty, "\(indicator.id)")
            #expect(indicator.availableFrom?.nl.isEmpty == false, "\(indicator.id)")
            #expect(indicator.availableFrom?.en.isEmpty == false, "\(indicator.id)")
            for formula in indicator.formulas {
                let kinds = [formula.field == nil, formula.ratio == nil, formula.sum == nil].count { !$0 }
                #expect(kinds == 1, "\(indicator.id) has a formula of \(kinds) kinds")
                for field in formula.fields { #expect(catalogue.field(id: field) != nil, "\(indicator.id): \(field)") }
            }
            for field in (indicator.minimum ?? [:]).keys {
                #expect(catalogue.field(id: field) != nil, "\(indicator.id): \(field)")
            }
        }
    }

    @Test func `names are unique and every field has a unit`() {
        #expect(Set(catalogue.indicators.map(\.id)).count == catalogue.indicators.count)
        #expect(Set(catalogue.fields.map(\.id)).count == catalogue.fields.count)
        for field in catalogue.fields {
            #expect(!field.unit.isEmpty, "\(field.id)")
            for name in field.names { #expect(name == name.lowercased(), "\(field.id): \(name)") }
        }
    }

    @Test func `what makes areas similar is context of every kind that METHOD names`() {
        let ids = Set(catalogue.indicators.filter { $0.similarity == true }.map(\.id))
        #expect(ids.count >= 8)
        #expect(ids.contains { $0.hasPrefix("age_") })
        #expect(ids.contains { $0.contains("households") })
        #expect(ids.contains("population_density") || ids.contains("address_density"))
    }

    @Test func `the indicator that groups areas by urbanity exists`() {
        #expect(catalogue.indicator("urbanity_class") != nil)
        #expect(catalogue.indicator("geen") == nil)
    }
}
