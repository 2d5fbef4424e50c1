internal import Planning
internal import Process

extension DemoStory {
    /// Two years in which eight parties, and later a ninth, work on one district.
    var large: [DemoEntry] {
        beginning + people + interests + goals + board + moves + coming + scores + decisions + log + canvas + steps
    }

    private func charter(_ change: (inout Charter) -> Void = { _ in }) -> Charter {
        var charter = Charter(name: "\(places.district.name) in beweging", areas: places.neighbourhoods.map(\.code))
        charter.trigger = """
            In \(places.name(0)) moet het riool vóór 2027 vervangen worden. In dezelfde jaren staan de leidingen voor gas en \
            water en 340 woningen op de lijst. Wie nu niet samen plant, breekt dezelfde straat vier keer open.
            """
        change(&charter)
        return charter
    }

    private var fullCharter: Charter {
        charter { charter in
            charter.reasons = [.natural, .recognisable]
            charter.boundary = """
                De grens volgt de sloot aan de noordkant en de hoofdweg in het zuiden: daarbinnen loopt al het regenwater naar \
                hetzelfde gemaal. Bewoners noemen dit gebied zelf ook "de wijk".
                """
            charter.duties = [.initiator: id("gemeente"), .chair: id("bewoners"), .guide: id("gemeente")]
        }
    }

    private var beginning: [DemoEntry] {
        [
            at("2022-01-17 09:30", .anneke, StartProcess(charter())),
            at("2022-01-17 09:45", .anneke, SetVisibility(.everyone, seenAt: everything)),
            at("2022-02-14 15:10", .anneke, ChangeCharter(fullCharter, seenAt: everything)),
            at(
                "2022-05-19 11:00", .bilal,
                ChangeCharter(
                    {
                        var charter = fullCharter
                        charter.vision = """
                            In 2040 kan \(places.district.name) een hete zomer en een zware bui aan. De huizen zijn warm zonder \
                            gas, de straat is van voetgangers en bomen, en wie hier oud wil worden kan blijven.
                            """
                        return charter
                    }(), seenAt: everything)),
            at("2022-01-17 10:00", .anneke, AddItem(municipality, id: id("gemeente"))),
            at("2022-01-17 10:05", .anneke, AddItem(waterBoard, id: id("waterschap"))),
            at("2022-01-17 10:10", .anneke, AddItem(corporation, id: id("corporatie"))),
            at("2022-01-17 10:15", .anneke, AddItem(grid, id: id("netbeheer"))),
            at("2022-01-18 09:00", .anneke, AddItem(waterCompany, id: id("drinkwater"))),
            at("2022-01-18 09:05", .anneke, AddItem(residents, id: id("bewoners"))),
            at("2022-01-18 09:10", .anneke, AddItem(shops, id: id("ondernemers"))),
            at("2022-01-18 09:15", .anneke, AddItem(nature, id: id("natuur"))),
            at("2023-06-20 10:00", .bilal, AddItem(care, id: id("zorg"))),
        ]
    }

    private var municipality: Party {
        Party(
            name: "Gemeente \(places.municipality.name)", sort: .municipality,
            role: "Neemt het initiatief, beheert straten en riool, en brengt de partijen bij elkaar.",
            involvement: .cooperates, alliance: .built)
    }
    private var waterBoard: Party {
        Party(
            name: "Waterschap De Leestromen", sort: .waterBoard,
            role: "Beheert sloten en gemaal; betaalt mee aan berging.", involvement: .cooperates, alliance: .natural)
    }
    private var corporation: Party {
        Party(
            name: "Woningcorporatie Thuis aan de Lee", sort: .housingCorporation,
            role: "Verhuurt 1.180 woningen in de wijk, waarvan 340 toe zijn aan groot onderhoud.",
            involvement: .cooperates, alliance: .built)
    }
    private var grid: Party {
        Party(
            name: "Netbeheerder Stroomlijn", sort: .gridOperator,
            role: "Verzwaart het stroomnet en neemt gasleidingen weg.", involvement: .cooperates, alliance: .built)
    }
    private var waterCompany: Party {
        Party(
            name: "Drinkwaterbedrijf Bronzuiver", sort: .waterCompany,
            role: "Vervangt hoofdleidingen als de straat toch open gaat.", involvement: .participates, alliance: .built)
    }
    private var residents: Party {
        Party(
            name: "Bewonersvereniging \(places.district.name)", sort: .residents,
            role: "Zit de overleggen voor en haalt op wat straten belangrijk vinden.", involvement: .participates,
            alliance: .society)
    }
    private var shops: Party {
        Party(
            name: "Ondernemers Winkelhart", sort: .business,
            role: "Elf winkels en een bakker aan het plein van \(places.name(1)).", involvement: .participates,
            alliance: .society)
    }
    private var nature: Party {
        Party(
            name: "Stichting Stadsnatuur", sort: .natureOrganisation,
            role: "Telt vogels en vleermuizen, en kent elke oude boom.", involvement: .participates, alliance: .natural)
    }
    private var care: Party {
        Party(
            name: "Welzijn Samen Verder", sort: .care,
            role: "Sociaal werk achter de voordeur; ontmoetingsplek in \(places.name(2)).", involvement: .cooperates,
            alliance: .society)
    }

    private var people: [DemoEntry] {
        [
            at(
                "2022-01-17 10:20", .anneke, ChangeRole(.anneke, to: .director, for: id("gemeente"), seenAt: everything)
            ),
            at("2022-01-17 10:25", .anneke, AdmitMember(.bilal, as: .projectLead, for: id("gemeente"))),
            at("2022-01-19 13:00", .anneke, AdmitMember(.chantal, as: .partner, for: id("waterschap"))),
            at("2022-01-19 13:05", .anneke, AdmitMember(.daan, as: .partner, for: id("corporatie"))),
            at("2022-01-20 09:00", .anneke, AdmitMember(.esra, as: .partner, for: id("netbeheer"))),
            at("2022-01-24 11:30", .anneke, AdmitMember(.frits, as: .partner, for: id("drinkwater"))),
            at("2022-01-25 19:45", .anneke, AdmitMember(.gerda, as: .partner, for: id("bewoners"))),
            at("2022-01-25 19:50", .anneke, AdmitMember(.leo, as: .resident, for: id("bewoners"))),
            at("2022-02-01 08:40", .anneke, AdmitMember(.hugo, as: .partner, for: id("ondernemers"))),
            at("2022-02-01 08:45", .anneke, AdmitMember(.iris, as: .partner, for: id("natuur"))),
            at("2022-03-07 16:00", .anneke, AdmitMember(.karin, as: .reader)),
            at("2023-03-31 20:10", .leo, EndMembership(of: .leo, isSelf: true, seenAt: everything)),
            at("2023-06-20 10:10", .anneke, AdmitMember(.jamal, as: .partner, for: id("zorg"))),
        ]
    }
}
