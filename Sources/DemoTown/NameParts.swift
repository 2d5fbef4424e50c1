/// The syllables that names are put together from.
enum NameParts {
    static let rivers = ["Lee", "Merle", "Vaarne", "Oude Drift", "Zwette", "Hemel", "Lorne", "Bree"]
    static let townStarts = [
        "Zuider", "Noorder", "Ooster", "Wester", "Oude", "Nieuwe", "Hoge", "Lage", "Breden", "Lange", "Korten", "Alder",
        "Wielen", "Hazel", "Maren", "Loven", "Tiens", "Gravel", "Linden", "Zwaan",
    ]
    static let townEnds = [
        "veen", "made", "kerk", "wolde", "broek", "dijk", "horst", "drecht", "waard", "burg", "hove", "stede", "mond",
        "rade", "kamp", "zande",
    ]
    static let streetStarts = [
        "Linden", "Kerk", "Molen", "Dorps", "School", "Beuken", "Kastanje", "Merel", "Vaart", "Station", "Raadhuis",
        "Wilgen", "Meidoorn", "Brink", "Akker", "Zwanen", "Gracht", "Rozen", "Esdoorn", "Haven",
    ]
    static let streetEnds = ["straat", "laan", "weg", "pad", "hof", "plein", "singel", "dreef"]

    /// Every start with every end.
    static func pairs(_ starts: [String], _ ends: [String]) -> [(String, String)] {
        starts.flatMap { start in ends.map { (start, $0) } }
    }

    /// Names for districts of a character.
    static func districts(_ character: DistrictCharacter) -> [String] {
        switch character {
        case .oldCentre: ["Binnenstad"]
        case .interWar: ["Lindekwartier", "Oranjekwartier", "Singelkwartier", "Statenkwartier"]
        case .postWarFlats: ["Westerhof", "Noorderhof", "De Vier Winden", "Zonnehof"]
        case .cauliflower: ["De Meenten", "De Hagen", "De Kampen", "De Gaarden"]
        case .newBuild: ["Waterzoom", "Leerijk", "Nieuwland", "De Oevers"]
        case .villa: ["Hogerode", "Berkenrode", "Eikenhorst", "Dennenlust"]
        case .businessPark: ["Bedrijvenstad", "Spoorzone", "Kanaalzone"]
        case .rural: ["Buitengebied", "Polderland", "Uiterwaarden", "Ommelanden"]
        }
    }

    /// Names for neighbourhoods in a district of a character.
    static func neighbourhoods(_ character: DistrictCharacter) -> [String] {
        switch character {
        case .oldCentre:
            joined(
                ["Markt", "Haven", "Klooster", "Begijnen", "Vesten", "Munt", "Gasthuis", "Wagen", "Kapel", "Brug"],
                ["kwartier", "buurt", "eiland"])
        case .interWar:
            joined(
                [
                    "Tuin", "Bloemen", "Componisten", "Schilders", "Nassau", "Vogel", "Emma", "Rozen", "Graven",
                    "Singel",
                ],
                ["buurt", "dorp", "park"])
        case .postWarFlats:
            joined(
                [
                    "Staatslieden", "Zeehelden", "Provincie", "Rivieren", "Dichters", "Verzets", "Planeten",
                    "Ontdekkers",
                ],
                ["buurt", "plantsoen", "veld"])
        case .cauliflower:
            joined(
                ["Kwekers", "Boomgaard", "Weide", "Hazen", "Elzen", "Wilgen", "Kruiden", "Akker", "Klaver", "Reiger"],
                ["meent", "hof", "oord"])
        case .newBuild:
            joined(
                ["Sluis", "Riet", "Oever", "Park", "Dijk", "Zonne", "Lucht", "Kreek", "Zilver", "Haven"],
                ["rijk", "zoom", "landen", "tuinen"])
        case .villa:
            joined(
                ["Berken", "Eiken", "Heide", "Dennen", "Koets", "Ravens", "Vossen", "Beuken", "Hulst"],
                ["berg", "rode", "heuvel", "horst"])
        case .businessPark:
            ["Bedrijvenpark ", "Bedrijventerrein ", "Industrieterrein "].flatMap { kind in
                ["De Ketting", "De Schakel", "De Vliet", "Het Ambacht", "De Zwaaikom", "De Loods", "De Smederij"]
                    .map { kind + $0 }
            }
        case .rural:
            joined(
                ["Lange", "Korte", "Ooster", "Wester", "Zwarte", "Groene", "Lege", "Achter"],
                ["polder", "veld", "maten", "broek"])
                + ["Verspreide huizen Noord", "Verspreide huizen Zuid", "Verspreide huizen West"]
        }
    }

    private static func joined(_ starts: [String], _ ends: [String]) -> [String] {
        pairs(starts, ends).map { $0 + $1 }
    }
}
