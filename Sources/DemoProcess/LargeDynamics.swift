internal import Planning
internal import Process

extension DemoStory {
    private func trigger(
        _ moment: String, _ person: PersonID, _ name: String, _ title: String, _ sort: Trigger.Sort, _ party: String,
        _ year: Int?
    ) -> DemoEntry {
        at(moment, person, AddItem(Trigger(title: title, sort: sort, party: id(party), year: year), id: id(name)))
    }

    /// What is coming anyway.
    var coming: [DemoEntry] {
        [
            trigger(
                "2022-04-13 10:00", .bilal, "t-riool", "Riool \(places.name(0)) vervangen", .underground, "gemeente",
                2025),
            trigger(
                "2022-04-13 10:05", .frits, "t-water", "Hoofdleiding drinkwater, eerste deel", .underground,
                "drinkwater",
                2024),
            trigger("2022-04-13 10:10", .esra, "t-kabel", "Middenspanning verzwaren", .underground, "netbeheer", nil),
            trigger(
                "2022-04-13 10:15", .daan, "t-onderhoud", "Groot onderhoud van 340 woningen", .buildings, "corporatie",
                2026),
            trigger(
                "2022-04-13 10:20", .bilal, "t-asfalt", "Nieuwe deklaag hoofdweg", .publicSpace, "gemeente", 2024),
            trigger(
                "2023-07-06 10:00", .jamal, "t-ontmoeting", "Huur van de ontmoetingsplek loopt af", .social, "zorg",
                2025),
        ]
    }

    private func score(
        _ moment: String, _ person: PersonID, _ party: String, _ transition: Transition, _ marks: [Int],
        _ reason: String,
        scale: ScaleLevel = .district
    ) -> DemoEntry {
        let asked = zip(DynamicsQuestion.allCases, marks).map { ($0, $1) }
        return at(
            moment, person,
            ScoreDynamics(
                Dynamics.Key(party: id(party), transition: transition, scale: scale),
                DynamicsAnswer(marks: Dictionary(asked) { first, _ in first }, reason: reason), seenAt: everything))
    }

    /// What the parties say of attention, felt urgency, planning and money. Fewer marks: no answer to the last questions.
    var scores: [DemoEntry] {
        [
            score("2022-05-23 09:00", .anneke, "gemeente", .energy, [4, 2, 3, 1], "Visie ligt er, geld nog niet."),
            score(
                "2022-05-23 09:05", .anneke, "gemeente", .climateAdaptation, [4, 3, 3, 3],
                "De natte zomer staat iedereen nog bij."),
            score("2022-05-23 09:10", .anneke, "gemeente", .mobility, [2, 1, 2, 1], "Parkeren is gevoelig."),
            score(
                "2022-05-23 09:15", .anneke, "gemeente", .climateAdaptation, [3, 2, 3, 3],
                "In de hele stad staat het op schema.",
                scale: .municipality),
            score(
                "2022-05-24 10:00", .chantal, "waterschap", .climateAdaptation, [4, 4, 3, 3],
                "Het gemaal kan niet meer aan."),
            score("2022-05-24 10:05", .chantal, "waterschap", .natureInclusivity, [3, 2, 2, 1], "Oevers liften mee."),
            score(
                "2022-05-24 13:00", .daan, "corporatie", .energy, [4, 4, 4, 3], "Wettelijke termijn voor de labels."),
            score("2022-05-24 13:05", .daan, "corporatie", .urbanisation, [3, 3, 2, 2], "Wachtlijst van negen jaar."),
            score(
                "2022-05-24 13:10", .daan, "corporatie", .socioEconomic, [3, 3, 1, 1], "Betaalachterstanden lopen op."),
            score(
                "2022-05-25 09:00", .esra, "netbeheer", .energy, [4, 4, 2, 4], "Geld is er, plekken en mensen niet."),
            score(
                "2022-05-25 09:05", .esra, "netbeheer", .mobility, [2, 3, 1, 2], "Laadpalen komen sneller dan kabels."),
            score(
                "2022-05-25 14:00", .frits, "drinkwater", .climateAdaptation, [2, 2, 3, 3], "Leiding staat gepland."),
            score(
                "2022-05-30 20:00", .gerda, "bewoners", .socioEconomic, [1, 4],
                "Iedereen praat erover, niemand doet iets."),
            score(
                "2022-05-30 20:05", .gerda, "bewoners", .climateAdaptation, [2, 3],
                "Kelders onder water, tuinen versteend."),
            score("2022-05-30 20:10", .leo, "bewoners", .energy, [3, 2], "Men is bang voor hoge kosten."),
            score(
                "2022-05-31 08:00", .hugo, "ondernemers", .mobility, [3, 4, 1, 0],
                "Zonder parkeerplek geen klant, zegt men."),
            score("2022-05-31 08:05", .hugo, "ondernemers", .climateAdaptation, [2, 2, 1, 0], "Plein wordt een oven."),
            score(
                "2022-06-01 12:00", .iris, "natuur", .natureInclusivity, [2, 4, 1, 0], "Mooie woorden, geen euro's."),
            score("2022-06-01 12:05", .iris, "natuur", .climateAdaptation, [3, 4, 2, 1], "Bomen sterven van droogte."),
            score("2023-05-16 09:00", .esra, "netbeheer", .mobility, [3, 4, 2, 2], "Een jaar later: net bijna vol."),
            score("2023-07-06 10:30", .jamal, "zorg", .socioEconomic, [3, 4, 2, 1], "Vraag om hulp is verdubbeld."),
            score("2023-07-06 10:35", .jamal, "zorg", .energy, [2, 3, 1, 1], "Koude huizen maken ziek."),
        ]
    }
}
