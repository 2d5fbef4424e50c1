internal import Planning
internal import Process

extension DemoStory {
    /// A process that began in the autumn, next to the large one.
    var small: [DemoEntry] {
        let charter = Charter(
            name: "Groene randen van \(places.neighbour.name)", areas: [places.neighbour.code], reasons: [.landscape],
            boundary: "De oude houtwallen en de weilanden erachter: wie er loopt ziet waar de wijk ophoudt.",
            trigger: "Drie weilanden komen vrij. Ondernemer, natuur en gemeente willen er elk iets mee.",
            scale: .borough)
        return [
            at("2023-09-04 10:00", .mirjam, StartProcess(charter)),
            at("2023-09-04 10:10", .mirjam, SetVisibility(.everyone, seenAt: everything)),
            at(
                "2023-09-04 10:20", .mirjam,
                AddItem(
                    Party(
                        name: "Gemeente \(places.municipality.name)", sort: .municipality,
                        role: "Eigenaar van twee weilanden.",
                        involvement: .cooperates, alliance: .natural), id: id("gemeente"))),
            at(
                "2023-09-05 09:00", .mirjam,
                AddItem(
                    Party(
                        name: "Maatschap Van der Horst", sort: .farmer, role: "Pacht het land en stopt in 2025.",
                        involvement: .cooperates, alliance: .natural), id: id("boer"))),
            at(
                "2023-09-05 09:05", .mirjam,
                AddItem(
                    Party(
                        name: "Stichting Stadsnatuur", sort: .natureOrganisation, involvement: .participates,
                        alliance: .natural), id: id("natuur"))),
            at("2023-09-06 09:00", .mirjam, AdmitMember(.iris, as: .partner, for: id("natuur"))),
            at("2023-09-06 09:05", .mirjam, AdmitMember(.bilal, as: .reader)),
            at(
                "2023-09-21 09:00", .mirjam,
                AddItem(
                    Card(
                        title: "Wat groeit en leeft er nu", text: "Eén jaar tellen, van herfst tot herfst.",
                        phase: .knowledge,
                        level: .tactical, question: .knowledge, alliance: .natural, state: .running,
                        owner: id("natuur"),
                        due: day("2024-10-01")), id: id("k-tellen"))),
            at(
                "2023-09-21 09:10", .mirjam,
                AddItem(
                    Card(
                        title: "Van wie is welke strook", phase: .start, level: .operational, question: .goingOn,
                        alliance: .society, owner: id("gemeente"), due: day("2023-12-01")), id: id("k-eigendom"))),
            at(
                "2023-10-12 14:00", .iris,
                AddItem(
                    Interest(
                        party: id("natuur"), title: "Een strook waar egels en dassen langs kunnen",
                        transitions: [.natureInclusivity]), id: id("b-strook"))),
            at(
                "2023-10-12 14:30", .iris,
                AddItem(
                    Goal(
                        party: id("natuur"), title: "Houtwal van 1,4 km weer aaneen", deadline: day("2033-12-31"),
                        quantity: .init(amount: 1.4, unit: "km"), transition: .natureInclusivity, layer: .naturalSystem),
                    id: id("d-houtwal"))),
            at("2023-11-30 11:00", .mirjam, SetCardState(id("k-eigendom"), to: .done, seenAt: everything)),
            at(
                "2023-12-19 10:00", .mirjam,
                AddItem(
                    Activity(
                        sort: .visit, title: "Rondje langs de houtwallen", day: day("2023-12-16"),
                        parties: [id("gemeente"), id("boer"), id("natuur")],
                        notes: "De oudste wal heeft een gat van tweehonderd meter."), id: id("a-rondje"))),
        ]
    }
}
