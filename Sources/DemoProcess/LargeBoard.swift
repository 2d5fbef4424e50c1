internal import Planning
internal import Process

extension DemoStory {
    private func card(
        _ moment: String, _ person: PersonID, _ name: String, _ title: String, _ text: String,
        _ question: BoardQuestion, _ level: PlanLevel, _ alliance: Alliance, _ state: Card.State = .open,
        owner: String? = nil, due: String? = nil, place: Place = Place()
    ) -> DemoEntry {
        at(
            moment, person,
            AddItem(
                Card(
                    title: title, text: text, phase: question.phase, level: level, question: question,
                    alliance: alliance,
                    state: state, owner: owner.map { id($0) }, due: due.map { day($0) }, place: place),
                id: id(name)))
    }

    /// What lies on the direction board.
    var board: [DemoEntry] { start + knowledge + ambitions + elaboration + anchoring + joints }

    private var start: [DemoEntry] {
        [
            card(
                "2022-01-27 10:00", .bilal, "k-partijen", "Wie doet er mee en wie mist",
                "Lijst van eigenaren en beheerders, met wie er namens hen spreekt.", .goingOn, .strategic, .society,
                .running, owner: "gemeente", due: "2022-03-01"),
            card(
                "2022-01-27 10:10", .bilal, "k-agenda", "Alle onderhoudsplannen op één kaart",
                "Riool, water, gas, stroom, straten en woningen, met het jaar waarin ze aan de beurt zijn.", .goingOn,
                .operational, .built, .running, owner: "gemeente", due: "2022-04-15"),
            card(
                "2022-02-08 14:00", .chantal, "k-wateroverlast", "Waar het water blijft staan",
                "Meldingen van de laatste tien jaar naast de hoogtekaart gelegd.", .problem, .tactical, .natural,
                owner: "waterschap", due: "2022-05-01", place: places.spots(2, 3)),
            card(
                "2022-02-15 20:00", .gerda, "k-straatgesprek", "Straatgesprekken: wat knelt er echt",
                "Achttien avonden, bij iemand thuis of in de school.", .problem, .operational, .society,
                owner: "bewoners", due: "2022-06-30", place: places.spots(1, 4)),
        ]
    }

    private var knowledge: [DemoEntry] {
        [
            card(
                "2022-03-01 09:00", .bilal, "k-beleid", "Welk beleid helpt en welk zit in de weg",
                "Rioleringsplan, warmtevisie, woonvisie, groenplan en de regels voor parkeren.", .policy, .strategic,
                .society, .running, owner: "gemeente", due: "2022-07-01"),
            card(
                "2022-03-03 11:00", .iris, "k-bodem", "Bodem en grondwater per straat",
                "Boringen tot vier meter. Zonder dit weten we niet waar regen kan wegzakken.", .knowledge, .strategic,
                .natural, owner: "waterschap", due: "2022-10-01"),
            card(
                "2022-03-03 11:15", .iris, "k-bomen", "Bomen geteld en gewaardeerd",
                "Leeftijd, conditie en plek van 1.260 bomen.", .knowledge, .tactical, .natural, owner: "natuur",
                due: "2022-09-01"),
            card(
                "2022-03-08 09:40", .esra, "k-netkaart", "Hoe vol zit het stroomnet",
                "Belasting per kabel nu en bij drie tempo's van elektrisch rijden en verwarmen.", .knowledge,
                .operational, .built, owner: "netbeheer", due: "2022-08-01"),
            card(
                "2023-06-27 16:00", .jamal, "k-eenzaam", "Wie redt het niet alleen",
                "Cijfers zeggen hoeveel, niet wie. Nodig: een rondje langs wijkzorg, school en huisarts.", .knowledge,
                .tactical, .society, .missing, owner: "zorg", due: "2023-11-15"),
        ]
    }

    private var ambitions: [DemoEntry] {
        [
            card(
                "2022-05-10 13:00", .chantal, "k-ambitie-water", "Water en groen bepalen waar gebouwd wordt",
                "De lage strook blijft open. Wie daar iets wil, lost eerst het water op.", .ambitions, .strategic,
                .natural,
                owner: "waterschap"),
            card(
                "2022-05-10 13:20", .daan, "k-ambitie-wonen", "Woning en maandlast in één plan",
                "Isoleren, ventileren en warmte in één keer, zonder hogere woonlasten.", .ambitions, .tactical, .built,
                owner: "corporatie"),
            card(
                "2022-05-12 20:00", .gerda, "k-ambitie-mens", "Een wijk waar je kunt blijven",
                "Ook als je slecht loopt of weinig geld hebt.", .ambitions, .tactical, .society, owner: "bewoners"),
            card(
                "2022-09-14 10:00", .bilal, "k-principes", "Zeven spelregels voor het ontwerp",
                "Zoals: eerst bodem en water, dan leidingen, dan stenen. En: geen straat twee keer.", .priorities,
                .strategic, .natural, owner: "gemeente", due: "2022-11-30"),
            card(
                "2022-09-14 10:20", .hugo, "k-volgorde", "Welke straten eerst",
                "Volgorde met de winkels erin, zodat het plein bereikbaar blijft.", .priorities, .operational, .built,
                owner: "gemeente", due: "2023-01-31"),
        ]
    }

    private var elaboration: [DemoEntry] {
        [
            card(
                "2022-12-06 09:00", .bilal, "k-structuur", "Groenblauwe hoofdlijn door de wijk",
                "Van het park naar de sloot, met drie plekken waar water mag staan.", .baseStructure, .strategic,
                .natural,
                owner: "waterschap", due: "2023-09-30", place: places.bank(0)),
            card(
                "2023-02-14 09:00", .bilal, "k-doorsnede", "Dwarsdoorsnede van de smalle straat",
                "Alle buizen, kabels en wortels op schaal, op twaalf meter breedte.", .baseStructure, .operational,
                .built,
                owner: "netbeheer", due: "2023-12-15", place: places.street(0)),
            card(
                "2023-02-14 09:30", .bilal, "k-scenarios", "Drie varianten voor warmte",
                "Warmtenet, losse pompen, of een mengvorm per blok; met kosten en ruimte.", .scenarios, .tactical,
                .built, owner: "corporatie", due: "2024-03-01"),
            card(
                "2023-02-21 11:00", .chantal, "k-buien", "Varianten doorgerekend bij 90 mm",
                "Hoe diep staat het waar, en hoe lang.", .scenarios, .tactical, .natural, .missing, owner: "waterschap",
                due: "2023-10-01"),
            card(
                "2023-10-17 14:00", .jamal, "k-verhuis", "Wat een verbouwing met mensen doet",
                "Wisselwoningen, opvang overdag, hulp bij inpakken.", .scenarios, .operational, .society, owner: "zorg",
                due: "2024-04-01"),
        ]
    }

    private var anchoring: [DemoEntry] {
        [
            card(
                "2023-03-14 10:00", .anneke, "k-afspraken", "Wie tekent waarvoor",
                "Van canvas naar overeenkomst, met geld en jaren.", .arrangement, .strategic, .society,
                owner: "gemeente", due: "2024-06-01"),
            card(
                "2023-03-14 10:20", .anneke, "k-omgevingsplan", "Spelregels in het omgevingsplan",
                "Hoogte van vloeren en ruimte voor bomen worden een regel.", .arrangement, .tactical, .natural,
                .missing, owner: "gemeente", due: "2024-09-01"),
            card(
                "2023-11-21 10:00", .bilal, "k-meten", "Meten: zes cijfers per jaar",
                "Hitte, water, gas, groen, geldzorgen en tevredenheid; wie levert wat.", .monitoring, .tactical,
                .society,
                .missing, due: "2024-12-01"),
        ]
    }

    /// Where alliances meet, because somebody saw that their cards belong together.
    private var joints: [DemoEntry] {
        [
            joint(
                "2022-09-20 15:00", "r-onderhoud", "k-agenda", "k-wateroverlast",
                "Waar het water blijft staan, gaat het riool als eerste open."),
            joint(
                "2022-10-11 10:00", "r-beleid", "k-bodem", "k-beleid",
                "Het rioleringsplan rekent op zand; hier ligt klei. De bodem leidt, het plan past zich aan."),
            joint(
                "2022-11-08 10:00", "r-principes", "k-principes", "k-volgorde",
                "De spelregels bepalen de volgorde van de straten."),
            joint(
                "2023-02-21 16:00", "r-doorsnede", "k-structuur", "k-doorsnede",
                "Het water krijgt zijn strook, kabels en leidingen schuiven op."),
        ]
    }

    private func joint(_ moment: String, _ name: String, _ first: String, _ second: String, _ reason: String)
        -> DemoEntry
    {
        at(moment, .bilal, AddItem(CardJoint(first: id(first), second: id(second), reason: reason), id: id(name)))
    }

    private func state(_ moment: String, _ person: PersonID, _ name: String, _ state: Card.State) -> DemoEntry {
        at(moment, person, SetCardState(id(name), to: state, seenAt: everything))
    }

    /// What became of the cards.
    var moves: [DemoEntry] {
        [
            state("2022-02-22 09:00", .chantal, "k-wateroverlast", .running),
            state("2022-02-24 10:00", .bilal, "k-partijen", .done),
            state("2022-03-01 20:00", .gerda, "k-straatgesprek", .running),
            state("2022-04-12 16:00", .bilal, "k-agenda", .done),
            state("2022-05-03 11:00", .chantal, "k-wateroverlast", .done),
            state("2022-05-09 09:00", .iris, "k-bomen", .running),
            state("2022-05-16 09:00", .esra, "k-netkaart", .running),
            state("2022-06-28 21:30", .gerda, "k-straatgesprek", .done),
            state("2022-06-30 15:00", .bilal, "k-beleid", .done),
            state("2022-07-28 10:00", .esra, "k-netkaart", .done),
            state("2022-08-30 12:00", .iris, "k-bomen", .done),
            state("2022-09-06 09:00", .chantal, "k-bodem", .missing),
            state("2022-11-15 09:00", .chantal, "k-bodem", .running),
            state("2022-10-04 14:00", .daan, "k-ambitie-wonen", .done),
            state("2022-10-04 14:10", .chantal, "k-ambitie-water", .done),
            state("2022-10-04 20:00", .gerda, "k-ambitie-mens", .done),
            state("2022-11-29 16:00", .bilal, "k-principes", .done),
            // What was called a matter of single streets turned out to be one of the whole district.
            at("2022-12-13 10:00", .bilal, MoveCard(id("k-volgorde"), to: .ambitions, .tactical, seenAt: everything)),
            state("2023-01-31 16:00", .bilal, "k-volgorde", .done),
            state("2023-03-07 13:00", .chantal, "k-bodem", .done),
            state("2023-03-21 09:00", .chantal, "k-structuur", .running),
            state("2023-04-04 09:00", .esra, "k-doorsnede", .running),
            state("2023-09-26 15:00", .chantal, "k-structuur", .done),
            state("2023-10-10 11:00", .daan, "k-scenarios", .running),
            state("2023-11-14 09:30", .anneke, "k-afspraken", .running),
            state("2023-11-28 11:00", .jamal, "k-eenzaam", .running),
        ]
    }
}
