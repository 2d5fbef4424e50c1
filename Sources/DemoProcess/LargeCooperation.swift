internal import Planning
internal import Process

extension DemoStory {
    private func fill(_ moment: String, _ person: PersonID, _ question: CanvasQuestion?, _ text: String) -> DemoEntry {
        at(moment, person, FillCanvas(question, text: text, seenAt: everything))
    }

    private func partner(
        _ moment: String, _ person: PersonID, _ party: String, _ contribution: String, _ goal: String
    ) -> DemoEntry {
        at(
            moment, person,
            SetCanvasPartner(id(party), Canvas.Partner(contribution: contribution, goal: goal), seenAt: everything))
    }

    private func form(
        _ moment: String, _ phase: GuidePhase, _ situation: CooperationSituation, _ parts: [CooperationPart],
        _ reason: String
    ) -> DemoEntry {
        at(
            moment, .anneke,
            ChooseCooperation(phase, situation, parts: parts, reason: reason, seenAt: everything))
    }

    /// The forms of cooperation, and the canvas: complete in its first version and changed after it.
    var canvas: [DemoEntry] {
        [
            form(
                "2022-02-24 11:30", .orientation,
                CooperationSituation(isEssential: false, isSymmetric: true, isCertain: true),
                [CooperationPart(.combine)],
                "We verkennen samen en binden ons nog niet."),
            form(
                "2022-06-30 16:30", .exploration,
                CooperationSituation(isEssential: false, isSymmetric: true, isCertain: true),
                [CooperationPart(.combine)],
                "Iedereen wil hetzelfde weten; afspraken op hoofdlijnen zijn genoeg."),
            form(
                "2023-02-07 16:30", .planStudy,
                CooperationSituation(isEssential: true, isSymmetric: false, isCertain: true),
                [
                    CooperationPart(.governingCombine, for: "Voortgang en kwaliteit, door de vier bestuurders"),
                    CooperationPart(.coalition, for: "Riool, berging en straten"),
                    CooperationPart(.coalition, for: "Woningen en warmte"),
                ],
                "Nu gaat het over geld en ruimte, en staan we er verschillend in. Dat vraagt om afspraken op papier."),
            partner(
                "2023-03-28 09:00", .anneke, "gemeente", "€ 6,4 miljoen uit riool en straten, en de projectleiding",
                "Eén keer open, en een straat die tegen hitte kan"),
            partner(
                "2023-03-28 10:00", .chantal, "waterschap", "€ 1,8 miljoen voor berging, en rekenwerk",
                "Minder water naar het gemaal"),
            partner(
                "2023-03-29 11:00", .daan, "corporatie", "Verbetering van 340 woningen en 12 wisselwoningen",
                "Goede labels zonder hogere woonlasten"),
            partner(
                "2023-03-30 14:00", .esra, "netbeheer", "Verzwaring in hetzelfde jaar als het riool",
                "Plekken voor zes stations"),
            fill(
                "2023-04-06 10:00", .bilal, nil,
                "Een straat die één keer open gaat en dan veertig jaar klaar is voor water, warmte en schaduw."),
        ] + answers + versions
    }

    private var answers: [DemoEntry] {
        [
            fill(
                "2023-04-06 10:10", .bilal, .ruleSources,
                "Eigen besluiten van elke partner, de wet, en de zeven spelregels."),
            fill(
                "2023-04-06 10:15", .bilal, .ruleNature,
                "Afspraken die binden voor de planfase; daarna een overeenkomst."),
            fill("2023-04-06 10:20", .bilal, .ruleFocus, "Op resultaat per straat, niet op uren."),
            fill(
                "2023-04-11 09:00", .anneke, .control, "Vier partners, elk één stem. Besluiten over geld alleen samen."),
            fill("2023-04-11 09:10", .anneke, .disputes, "Eerst de voorzitter, dan de bestuurders; binnen vier weken."),
            fill("2023-04-13 13:00", .daan, .operationNature, "Eén projectteam in de wijk, twee dagen per week samen."),
            fill("2023-04-13 13:10", .daan, .coordination, "Elke dinsdag overleg; planning op het bord."),
            fill(
                "2023-04-13 13:20", .daan, .division,
                "Gemeente: straat en riool. Waterschap: berging. Corporatie: woningen. Netbeheerder: kabels."),
            fill("2023-04-18 11:00", .esra, .standards, "Ieders eigen ontwerpnormen; bij strijd geldt de strengste."),
            fill(
                "2023-05-09 09:00", .anneke, .investments, "Samen € 21 miljoen tot 2028; ieder betaalt zijn eigen deel."
            ),
            fill("2023-05-09 09:10", .anneke, .moneyPhasing, "Een derde bij de start van elke groep straten."),
            fill("2023-05-09 09:20", .chantal, .yields, "Wat samen goedkoper is, wordt gedeeld naar inleg."),
            fill("2023-05-11 10:00", .bilal, .phasing, "Planfase tot eind 2024, uitvoering 2025 tot 2028."),
            fill(
                "2023-05-11 10:10", .bilal, .scenarios,
                "Zonder warmtenet gaan riool en woningen door; kabels worden zwaarder."),
            fill(
                "2023-05-16 10:00", .esra, .risksDuring, "Te weinig vakmensen. We stemmen elk halfjaar de ploegen af."),
            fill(
                "2023-05-16 10:10", .esra, .risksEnding, "Wie stopt levert ontwerpen over en betaalt de lopende fase."),
        ]
    }

    private var versions: [DemoEntry] {
        [
            at("2023-10-24 10:00", .anneke, LayDownCanvas(seenAt: everything)),
            at("2023-10-24 10:05", .anneke, AgreeWithCanvas(1, for: id("gemeente"), seenAt: everything)),
            at("2023-10-31 15:00", .chantal, AgreeWithCanvas(1, for: id("waterschap"), seenAt: everything)),
            at("2023-11-02 11:00", .daan, AgreeWithCanvas(1, for: id("corporatie"), seenAt: everything)),
            partner(
                "2023-11-21 14:00", .jamal, "zorg", "Twee sociaal werkers die meelopen bij elk huisbezoek",
                "Niemand blijft alleen met zijn zorgen"),
            fill(
                "2023-11-23 10:00", .bilal, .control,
                "Vijf partners, elk één stem. Besluiten over geld alleen met wie betaalt."),
            at("2023-11-28 16:00", .anneke, LayDownCanvas(seenAt: everything)),
            at("2023-11-28 16:05", .anneke, AgreeWithCanvas(2, for: id("gemeente"), seenAt: everything)),
            at("2023-12-05 10:00", .jamal, AgreeWithCanvas(2, for: id("zorg"), seenAt: everything)),
            at("2023-12-07 09:00", .chantal, AgreeWithCanvas(2, for: id("waterschap"), seenAt: everything)),
            at(
                "2023-12-08 14:00", .esra,
                ObjectToCanvas(
                    2, for: id("netbeheer"),
                    reason:
                        "Wij betalen mee aan een sociaal werker, maar hebben daar geen opdracht voor. Haal dat uit ons deel.",
                    seenAt: everything)),
            // And a draft of what comes next.
            fill(
                "2023-12-14 11:00", .bilal, .moneyPhasing,
                "Een derde bij de start van elke groep straten; het plein apart, in het tweede jaar."),
        ]
    }
}
