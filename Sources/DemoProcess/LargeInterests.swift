internal import Planning
internal import Process

extension DemoStory {
    private func interest(
        _ moment: String, _ person: PersonID, _ party: String, _ name: String, _ title: String, _ text: String,
        _ transitions: [Transition], place: Place = Place()
    ) -> DemoEntry {
        at(
            moment, person,
            AddItem(
                Interest(party: id(party), title: title, text: text, transitions: transitions, place: place),
                id: id(name)))
    }

    /// What drives the parties, apart from what they want to reach.
    var interests: [DemoEntry] {
        [
            interest(
                "2022-03-15 10:00", .anneke, "gemeente", "b-eenkeer", "De straat één keer open",
                "Elke keer opbreken kost geld en geduld. De raad wil het niet nog eens uitleggen.",
                [.energy, .climateAdaptation]),
            interest(
                "2022-03-16 09:20", .chantal, "waterschap", "b-gemaal", "Een gemaal dat het bijhoudt",
                "Het gemaal draait bij zware regen op zijn grens. Minder toestroom is ons liever dan een groter gemaal.",
                [.climateAdaptation]),
            interest(
                "2022-03-16 14:00", .daan, "corporatie", "b-betaalbaar", "Wonen blijft te betalen",
                "Huurders houden weinig over. Een verbetering mag hun maandlast niet hoger maken.",
                [.energy, .socioEconomic]),
            interest(
                "2022-03-17 11:10", .esra, "netbeheer", "b-net", "Weten waar de vraag komt",
                "Een kabel ligt er veertig jaar. Wij willen vroeg horen welke straten elektrisch gaan koken en rijden.",
                [.energy, .mobility]),
            interest(
                "2022-03-18 08:50", .frits, "drinkwater", "b-leiding", "Ruimte naast de andere leidingen",
                "Drinkwater moet koel blijven. Een warmtenet pal ernaast maakt het water te warm.", [.energy],
                place: places.street(0, 1)),
            interest(
                "2022-03-21 20:00", .gerda, "bewoners", "b-rust", "Weten waar je aan toe bent",
                "Veel buren zijn het vertrouwen kwijt na eerdere plannen. Zeg wat zeker is en wat niet.",
                [.socioEconomic]),
            interest(
                "2022-03-21 20:20", .leo, "bewoners", "b-koel", "Een koele plek op loopafstand",
                "In juli is het in onze portiekflats niet uit te houden. Er is geen bankje in de schaduw.",
                [.climateAdaptation, .natureInclusivity], place: places.green(2)),
            interest(
                "2022-03-22 07:45", .hugo, "ondernemers", "b-klant", "Klanten die kunnen komen",
                "Drie maanden een open plein overleeft niet iedere winkel.", [.mobility], place: places.spots(1, 1)),
            interest(
                "2022-03-23 12:30", .iris, "natuur", "b-bomen", "De oude bomen blijven",
                "Een eik van tachtig jaar vervang je niet met drie nieuwe.", [.natureInclusivity]),
            interest(
                "2023-06-28 15:00", .jamal, "zorg", "b-alleen", "Niemand achter een dichte deur",
                "Een op de vijf bewoners boven de 65 spreekt weinig mensen. Werk aan de woning is een kans om aan te bellen.",
                [.socioEconomic], place: Place(places.name(2))),
        ]
    }

    private func goal(
        _ moment: String, _ person: PersonID, _ name: String, _ goal: Goal
    ) -> DemoEntry { at(moment, person, AddItem(goal, id: id(name))) }

    private func relation(
        _ moment: String, _ name: String, _ first: String, _ second: String, _ sort: GoalRelation.Sort, _ reason: String
    ) -> DemoEntry {
        at(
            moment, .bilal,
            AddItem(GoalRelation(first: id(first), second: id(second), sort: sort, reason: reason), id: id(name)))
    }

    /// What they want to reach, or must; and how that meets and clashes.
    var goals: [DemoEntry] {
        [
            goal(
                "2022-04-04 10:00", .anneke, "d-gasvrij",
                Goal(
                    party: id("gemeente"), title: "Hele wijk zonder aardgas",
                    text: "Elke woning een andere warmtebron.",
                    isObligatory: true, source: "Klimaatwet en transitievisie warmte", deadline: day("2049-12-31"),
                    quantity: .init(amount: 2_900, unit: "woningen"), transition: .energy, layer: .underground)),
            goal(
                "2022-04-04 10:15", .anneke, "d-gasvrij-2032",
                Goal(
                    party: id("gemeente"), title: "Eerste 800 woningen van het gas",
                    text: "Stap van tien jaar naar de hele wijk.", source: "Wijkuitvoeringsplan",
                    deadline: day("2032-12-31"), quantity: .init(amount: 800, unit: "woningen"),
                    towards: id("d-gasvrij"), transition: .energy, layer: .underground, place: Place(places.name(0)))),
            goal(
                "2022-04-04 10:30", .anneke, "d-riool",
                Goal(
                    party: id("gemeente"), title: "Riool vervangen", isObligatory: true,
                    source: "Gemeentelijk rioleringsplan", deadline: day("2026-12-31"),
                    quantity: .init(amount: 4.2, unit: "km"), transition: .climateAdaptation, layer: .underground,
                    place: places.street(0))),
            goal(
                "2022-04-06 09:00", .chantal, "d-afkoppel",
                Goal(
                    party: id("waterschap"), title: "Helft van het verharde oppervlak van het riool",
                    text: "Regen van daken en straten zakt in de grond of loopt naar de sloot.",
                    source: "Waterprogramma",
                    deadline: day("2045-12-31"), quantity: .init(amount: 50, unit: "%"), transition: .climateAdaptation,
                    layer: .ground)),
            goal(
                "2022-04-06 09:15", .chantal, "d-berging",
                Goal(
                    party: id("waterschap"), title: "6.000 m³ berging in de openbare ruimte",
                    text: "Genoeg voor een bui van 70 mm in een uur.", source: "Waterprogramma",
                    deadline: day("2031-12-31"), quantity: .init(amount: 6_000, unit: "m³"), towards: id("d-afkoppel"),
                    transition: .climateAdaptation, layer: .ground, place: places.green(2))),
            goal(
                "2022-04-08 13:00", .daan, "d-label",
                Goal(
                    party: id("corporatie"), title: "Geen woning meer met label E, F of G", isObligatory: true,
                    source: "Nationale prestatieafspraken", deadline: day("2028-12-31"),
                    quantity: .init(amount: 340, unit: "woningen"), transition: .energy, layer: .buildings,
                    place: Place(places.name(0)))),
            goal(
                "2022-04-08 13:20", .daan, "d-bouw",
                Goal(
                    party: id("corporatie"), title: "120 kleine woningen voor ouderen erbij",
                    source: "Ondernemingsplan", deadline: day("2030-12-31"),
                    quantity: .init(amount: 120, unit: "woningen"), transition: .urbanisation, layer: .ground,
                    place: Place(places.name(2)))),
            goal(
                "2022-04-11 11:00", .esra, "d-station",
                Goal(
                    party: id("netbeheer"), title: "Zes plekken voor een transformatorhuis",
                    source: "Investeringsplan", deadline: day("2027-06-30"),
                    quantity: .init(amount: 6, unit: "plekken"), transition: .energy, layer: .ground,
                    place: places.spots(2, 6))),
            goal(
                "2022-04-12 09:30", .frits, "d-water",
                Goal(
                    party: id("drinkwater"), title: "Hoofdleiding van asbestcement vervangen",
                    deadline: day("2030-12-31"),
                    quantity: .init(amount: 2.6, unit: "km"), transition: .climateAdaptation, layer: .underground,
                    place: places.street(0, 1))),
            goal(
                "2022-04-14 20:00", .gerda, "d-meedoen",
                Goal(
                    party: id("bewoners"), title: "Elke straat praat mee vóór het ontwerp",
                    text: "Een gesprek per straat, met terugkoppeling binnen zes weken.", deadline: day("2025-12-31"),
                    transition: .socioEconomic)),
            goal(
                "2022-04-19 12:00", .iris, "d-kroon",
                Goal(
                    party: id("natuur"), title: "Een derde van de wijk onder boomkronen", deadline: day("2050-12-31"),
                    quantity: .init(amount: 33, unit: "%"), transition: .natureInclusivity, layer: .naturalSystem)),
            goal(
                "2022-04-19 12:15", .iris, "d-bomen",
                Goal(
                    party: id("natuur"), title: "400 bomen met ruimte voor hun wortels", deadline: day("2032-12-31"),
                    quantity: .init(amount: 400, unit: "bomen"), towards: id("d-kroon"), transition: .natureInclusivity,
                    layer: .underground, place: Place(places.name(0)))),
            goal(
                "2022-04-20 07:30", .hugo, "d-plein",
                Goal(
                    party: id("ondernemers"), title: "Plein waar je wilt blijven", deadline: day("2028-12-31"),
                    transition: .mobility, layer: .ground, place: Place(places.name(1)))),
            goal(
                "2023-07-04 15:00", .jamal, "d-bezoek",
                Goal(
                    party: id("zorg"), title: "Elke oudere krijgt een huisbezoek bij de verbouwing",
                    deadline: day("2028-12-31"), quantity: .init(amount: 260, unit: "huishoudens"),
                    transition: .socioEconomic, layer: .buildings, place: Place(places.name(0)))),
            at("2022-11-08 09:30", .chantal, ChangeItem(id("d-berging"), to: largerStorage, seenAt: everything)),
        ] + relations
    }

    private var largerStorage: Goal {
        Goal(
            party: id("waterschap"), title: "7.500 m³ berging in de openbare ruimte",
            text: "Bijgesteld na de stresstest: genoeg voor 90 mm in een uur.",
            source: "Waterprogramma, herziening 2022",
            deadline: day("2031-12-31"), quantity: .init(amount: 7_500, unit: "m³"), towards: id("d-afkoppel"),
            transition: .climateAdaptation, layer: .ground, place: places.green(2))
    }

    private var relations: [DemoEntry] {
        [
            relation(
                "2022-06-09 14:00", "r-riool-water", "d-riool", "d-water", .meet,
                "Zelfde straten, zelfde jaren: één aannemer kan beide leidingen leggen."),
            relation(
                "2022-06-09 14:10", "r-riool-afkoppel", "d-riool", "d-afkoppel", .meet,
                "Met het nieuwe riool komt er een tweede buis voor regenwater."),
            relation(
                "2022-06-09 14:20", "r-boom-warmte", "d-bomen", "d-gasvrij-2032", .clash,
                "In het smalle profiel passen geen warmtenet én wortels naast elkaar."),
            relation(
                "2022-06-09 14:30", "r-bouw-berging", "d-bouw", "d-berging", .clash,
                "Beide rekenen op hetzelfde veld achter de school."),
            relation(
                "2022-09-22 10:00", "r-label-gas", "d-label", "d-gasvrij-2032", .meet,
                "Wie isoleert kan met lagere temperatuur verwarmen; dat maakt het net goedkoper."),
            relation(
                "2022-09-22 10:10", "r-station-plein", "d-station", "d-plein", .clash,
                "Een van de zes plekken staat midden in de zichtlijn van het plein."),
            relation(
                "2023-09-12 11:00", "r-bezoek-label", "d-bezoek", "d-label", .meet,
                "De opzichter komt toch binnen; de sociaal werker loopt mee."),
        ]
    }
}
