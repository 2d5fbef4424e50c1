internal import Planning
internal import Process

extension DemoStory {
    private func decision(
        _ moment: String, _ name: String, _ title: String, _ outcome: String, _ reason: String, card: String? = nil,
        replaces: String? = nil, taken: String? = nil
    ) -> DemoEntry {
        at(
            moment, .anneke,
            TakeDecision(
                title, outcome: outcome, taken: taken.map { day($0) }, reason: reason, card: card.map { id($0) },
                replaces: replaces.map { id($0) }, seenAt: everything, id: id(name)))
    }

    /// What was decided, why, and who saw it differently.
    var decisions: [DemoEntry] {
        [
            decision(
                "2022-02-24 11:00", "s-samen", "Samen verder tot de zomer van 2022",
                "De partijen onderzoeken een half jaar lang of één plan kan.",
                "Uit de eerste gesprekken blijkt dat vijf partijen vóór 2030 in dezelfde straten moeten zijn.",
                card: "k-partijen"),
            decision(
                "2022-06-30 15:30", "s-grens", "De hoofdweg hoort erbij",
                "De zuidgrens schuift op, zodat de hoofdweg binnen het gebied valt.",
                "Onder de hoofdweg ligt de buis waar al het water doorheen moet.", card: "k-agenda"),
            decision(
                "2022-11-29 17:00", "s-regels", "Zeven spelregels vastgesteld",
                "Alle ontwerpen volgen de zeven spelregels; wie afwijkt legt uit waarom.",
                "Zonder gedeelde regels begint elke discussie opnieuw.", card: "k-principes"),
            decision(
                "2023-01-31 17:00", "s-volgorde", "Begin aan de noordkant",
                "De vier straten bij de sloot gaan eerst, het plein als laatste.",
                "Water kan pas weg als de afvoer naar de sloot ligt.", card: "k-volgorde"),
            at(
                "2023-02-02 08:00", .hugo,
                RecordDissent(
                    id("s-volgorde"), party: id("ondernemers"),
                    reason: "Het plein als laatste betekent jaren onzekerheid. Huurders zeggen nu al op.",
                    seenAt: everything)),
            at(
                "2023-02-03 12:00", .iris,
                RecordDissent(
                    id("s-volgorde"), party: id("natuur"),
                    reason: "Aan de sloot broeden ijsvogels; werk daar na juli.", seenAt: everything)),
            decision(
                "2023-05-30 16:00", "s-veld", "Het veld achter de school blijft open",
                "Geen woningen op het veld; het wordt berging en speelplek.",
                "Nergens anders past 3.000 m³. Voor de woningen is een andere plek te vinden.", card: "k-structuur"),
            at(
                "2023-06-01 13:00", .daan,
                RecordDissent(
                    id("s-veld"), party: id("corporatie"),
                    reason: "Wij verliezen 60 van de 120 woningen zonder dat de andere plek vaststaat.",
                    seenAt: everything)),
            decision(
                "2023-09-26 16:00", "s-volgorde2", "Noordkant eerst, plein in het tweede jaar",
                "Het plein gaat naar voren, met een noodstraat voor de winkels.",
                "De aannemer kan twee ploegen inzetten, en twee winkels dreigden te vertrekken.", card: "k-volgorde",
                replaces: "s-volgorde", taken: "2023-09-21"),
            decision(
                "2023-11-14 10:00", "s-boom", "Waar het knelt wijkt de parkeerplek",
                "In straten van twaalf meter vervallen 38 van de 210 parkeerplaatsen voor bomen en leidingen.",
                "De doorsnede laat zien dat niet alles past; deelauto's vangen een deel op.", card: "k-doorsnede"),
            at(
                "2023-11-15 20:00", .gerda,
                RecordDissent(
                    id("s-boom"), party: id("bewoners"),
                    reason: "Bewoners die slecht lopen moeten voor de deur kunnen staan. Regel dat eerst.",
                    seenAt: everything)),
        ] + startingPoints + products
    }

    /// The proposal begins with the work that is planned first; people decided otherwise.
    private var startingPoints: [DemoEntry] {
        let figures = StartingPoints.Figures(scale: .district, diagnosis: diagnosis)
        let vision =
            "Een wijk die tegen een stootje kan: eerst het water, dan de warmte, en niemand valt buiten de boot."
        return [
            DemoEntry(moment: "2022-06-14 14:00", person: .anneke) { process in
                DecideStartingPoints(
                    trigger: id("t-riool"), leading: [.climateAdaptation, .energy], vision: vision,
                    reason: """
                        De waterleiding komt een jaar eerder, maar ligt in een smalle sleuf langs de gevel. Het riool ligt in \
                        het midden en opent de hele straat. Daar kunnen water, warmte en groen mee.
                        """,
                    proposed: process.proposedStartingPoints(figures, year: 2022), figures: figures,
                    seenAt: everything)
            },
            at(
                "2022-06-15 09:30", .frits,
                DissentFromStartingPoints(
                    party: id("drinkwater"), reason: "Uitstel kost ons een extra jaar lekkages op het oude deel.",
                    seenAt: everything)),
        ]
    }

    private var products: [DemoEntry] {
        [
            at(
                "2022-02-25 09:00", .bilal,
                DeliverProduct(
                    .startNote, card: id("k-partijen"),
                    summary: "Wie meedoet, waarom nu, welke grens, en wat we in een half jaar willen weten.",
                    seenAt: everything)),
            at(
                "2022-12-15 15:00", .bilal,
                DeliverProduct(
                    .ambitionDocument, card: id("k-principes"),
                    summary: "Ambities van natuur, gebouwen en mensen naast elkaar, met zeven spelregels.",
                    seenAt: everything)),
            at(
                "2023-09-28 09:00", .bilal,
                DeliverProduct(
                    .ambitionDocument, card: id("k-principes"),
                    summary: "Tweede versie: met een hoofdstuk over mensen die hulp nodig hebben.", seenAt: everything)),
        ]
    }

    /// The steps that people said they were in, with one step back.
    var steps: [DemoEntry] {
        [
            at(
                "2022-06-30 16:00", .anneke,
                EnterStep(.interests, reason: "We weten genoeg om te vragen wat ieder wil.", seenAt: everything)),
            at(
                "2023-02-07 16:00", .anneke,
                EnterStep(
                    .packages, reason: "Doelen en spelregels liggen er; we gaan rekenen en tekenen.", seenAt: everything
                )),
            at(
                "2023-06-13 16:00", .anneke,
                EnterStep(
                    .interests,
                    reason: """
                        Bij de varianten bleek dat niemand sprak voor bewoners met zorg. We halen hun belangen alsnog op, met \
                        een welzijnsorganisatie erbij.
                        """, seenAt: everything)),
            at(
                "2023-10-03 16:00", .anneke,
                EnterStep(
                    .packages, reason: "Welzijn doet mee en het ambitiedocument is aangevuld.", seenAt: everything)),
        ]
    }
}
