internal import Planning
internal import Process

extension DemoStory {
    private func group(_ moment: String, _ name: String, _ title: String, _ task: String, _ parties: [String])
        -> DemoEntry
    {
        at(
            moment, .bilal,
            AddItem(WorkingGroup(name: title, assignment: task, parties: parties.map { id($0) }), id: id(name)))
    }

    private func activity(
        _ date: String, _ name: String, _ sort: Activity.Sort, _ title: String, _ parties: [String],
        group: String? = nil, _ notes: String = "", agreed: String = ""
    ) -> DemoEntry {
        at(
            date + " 17:30", .bilal,
            AddItem(
                Activity(
                    sort: sort, title: title, day: day(date), parties: parties.map { id($0) },
                    group: group.map { id($0) }, notes: notes, agreements: agreed), id: id(name)))
    }

    private var everybody: [String] {
        ["gemeente", "waterschap", "corporatie", "netbeheer", "drinkwater", "bewoners", "ondernemers", "natuur"]
    }

    /// Working groups, and what people did together.
    var log: [DemoEntry] {
        [
            group(
                "2022-03-02 09:00", "g-ondergrond", "Werkgroep ondergrond",
                "Laat zien hoe alle leidingen en wortels in twaalf meter straat passen.",
                ["gemeente", "netbeheer", "drinkwater", "natuur"]),
            group(
                "2022-03-02 09:05", "g-water", "Werkgroep water en groen",
                "Zoek plekken voor berging en schaduw.", ["waterschap", "gemeente", "natuur", "bewoners"]),
            group(
                "2022-09-13 09:00", "g-wonen", "Werkgroep wonen en warmte",
                "Maak per blok een plan dat een huurder kan betalen.", ["corporatie", "gemeente", "bewoners"]),
        ] + firstYear + secondYear
    }

    private var firstYear: [DemoEntry] {
        [
            activity(
                "2022-01-26", "a-start", .meeting, "Eerste overleg aan de keukentafel",
                ["gemeente", "waterschap", "corporatie", "bewoners"],
                "Ieder legde zijn eigen planning op tafel. Drie plannen raken dezelfde zes straten.",
                agreed: "Iedereen stuurt zijn planning tot 2035 op."),
            activity(
                "2022-02-12", "a-schouw", .visit, "Wandeling door \(places.name(0)) in de regen",
                ["gemeente", "waterschap", "bewoners", "natuur"],
                "Op vijf plekken stond water tegen de gevel. Onder de oude eiken bleef het droog."),
            activity(
                "2022-03-04", "a-brief1", .message, "Huis-aan-huisbrief: dit gaan we uitzoeken",
                ["bewoners", "ondernemers"],
                "2.900 brieven, met de data van de straatgesprekken."),
            activity(
                "2022-04-21", "a-ondergrond1", .meeting, "Ondergrond: wie ligt waar",
                ["gemeente", "netbeheer", "drinkwater"], group: "g-ondergrond",
                "De kaarten van drie beheerders spreken elkaar op elf plekken tegen.",
                agreed: "Proefsleuven op de drie ergste plekken."),
            activity(
                "2022-06-14", "a-zwaan", .workshop, "Atelier: waar haken we op aan", everybody,
                "Riool of waterleiding eerst: de zaal was verdeeld. Na de doorsnede koos een meerderheid voor het riool."
            ),
            activity(
                "2022-06-30", "a-mijl1", .milestone, "Inventarisatie afgerond", everybody,
                "Startnotitie, straatgesprekken en planningen zijn klaar."),
            activity(
                "2022-07-07", "a-brief2", .message, "Terugkoppeling van achttien straatgesprekken", ["bewoners"],
                "Top drie: hitte in huis, water op straat, zorgen over de rekening."),
            activity(
                "2022-09-21", "a-doelen", .workshop, "Atelier: doelen naast elkaar", everybody,
                "Zeven botsingen gevonden, vier meteen opgelost."),
            activity(
                "2022-10-13", "a-water1", .meeting, "Water en groen: de lage strook",
                ["waterschap", "gemeente", "natuur"], group: "g-water", "Drie plekken gevonden voor berging.",
                agreed: "Waterschap rekent de stresstest opnieuw door."),
            activity(
                "2022-12-15", "a-mijl2", .milestone, "Ambitiedocument klaar", everybody,
                "Ondertekend in de school, met soep."),
        ]
    }

    private var secondYear: [DemoEntry] {
        [
            activity(
                "2023-02-16", "a-wonen1", .meeting, "Wonen en warmte: eerste rekensommen",
                ["corporatie", "gemeente", "bewoners"], group: "g-wonen",
                "Een warmtenet kan uit als ook de school en het zwembad meedoen.",
                agreed: "Gemeente vraagt school en zwembad."),
            activity(
                "2023-03-23", "a-ondergrond2", .meeting, "Ondergrond: doorsnede op schaal",
                ["gemeente", "netbeheer", "drinkwater", "natuur"], group: "g-ondergrond",
                "Het past alleen als aan één kant niet geparkeerd wordt."),
            activity(
                "2023-04-15", "a-plantdag", .visit, "Plantdag met school en bewoners",
                ["bewoners", "natuur", "gemeente"],
                "Zestig struiken en twaalf bomen, en een bankje in de schaduw."),
            activity(
                "2023-06-08", "a-pijn", .meeting, "Wie missen we aan tafel", everybody,
                "De wijkverpleegkundige vertelde wat zij achter de deur ziet. Het werd stil.",
                agreed: "Welzijn Samen Verder vragen om mee te doen; een stap terug in het proces."),
            activity(
                "2023-07-11", "a-welzijn", .workshop, "Atelier: wat heb je nodig als je huis op de schop gaat",
                ["zorg", "corporatie", "bewoners"], "Veertig bewoners, vier talen."),
            activity(
                "2023-09-05", "a-plein", .meeting, "Winkels en gemeente over het plein", ["ondernemers", "gemeente"],
                "Twee winkels overwegen te vertrekken als het nog vijf jaar duurt."),
            activity(
                "2023-09-28", "a-mijl3", .milestone, "Ambitiedocument aangevuld", everybody + ["zorg"],
                "Met een hoofdstuk over mensen die hulp nodig hebben."),
            activity(
                "2023-10-19", "a-canvas", .meeting, "Afspraken doorgelopen, zin voor zin",
                ["gemeente", "waterschap", "corporatie", "netbeheer"],
                agreed: "Versie 1 gaat naar de besturen."),
            activity(
                "2023-11-16", "a-brief3", .message, "Nieuwsbrief: eerste straten en wat dat voor u betekent",
                ["bewoners", "ondernemers"], "Met een telefoonnummer en inloop op dinsdag."),
            activity(
                "2023-12-12", "a-jaar", .meeting, "Terugblik op twee jaar", everybody + ["zorg"],
                "Goed: we kennen elkaar. Beter: sneller rekenen aan zware buien.",
                agreed: "Waterschap levert de buien vóór maart."),
        ]
    }
}
