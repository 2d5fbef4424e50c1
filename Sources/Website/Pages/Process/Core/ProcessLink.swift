internal import Journal
internal import Process

/// Every address within a process.
enum ProcessLink {
    case tab(ProcessTab)
    case boardZipper
    case boardOnScreen
    case new(segment: String)
    case item(segment: String, id: String)
    case remove(segment: String, id: String)
    case moveCard(String)
    case cardState(String)
    case attach(String)
    case decide
    case decision(String)
    case dissent(String)
    case charter
    case step
    case product
    case score
    case startingPoints
    case dissentFromPoints
    case fillCanvas
    case canvasPartner
    case layDown
    case agree
    case object
    case form
    case invite
    case role
    case withdraw
    case leave
    case visibility
    case live
    case export
    case report
    case placesFile(String)

    /// The part behind `/proces/{id}`.
    var rest: String {
        switch self {
        case .tab(.overview): ""
        case .tab(let tab): "/" + tab.rawValue
        case .boardZipper: "/bord?weergave=rits"
        case .boardOnScreen: "/bord?weergave=scherm"
        case .new(let segment): "/\(segment)/nieuw"
        case .item(let segment, let id): "/\(segment)/\(id)"
        case .remove(let segment, let id): "/\(segment)/\(id)/weg"
        case .moveCard(let id): "/kaart/\(id)/verplaats"
        case .cardState(let id): "/kaart/\(id)/stand"
        case .attach(let id): "/kaart/\(id)/bestand"
        case .decide: "/besluit/nieuw"
        case .decision(let id): "/besluit/\(id)"
        case .dissent(let id): "/besluit/\(id)/afwijkend"
        case .charter: "/opdracht"
        case .step: "/stap"
        case .product: "/product"
        case .score: "/dynamiek/score"
        case .startingPoints: "/dynamiek/uitgangspunten"
        case .dissentFromPoints: "/dynamiek/afwijkend"
        case .fillCanvas: "/samenwerking/antwoord"
        case .canvasPartner: "/samenwerking/partner"
        case .layDown: "/samenwerking/versie"
        case .agree: "/samenwerking/akkoord"
        case .object: "/samenwerking/niet-akkoord"
        case .form: "/samenwerking/vorm"
        case .invite: "/deelnemers/uitnodigen"
        case .role: "/deelnemers/rol"
        case .withdraw: "/deelnemers/intrekken"
        case .leave: "/deelnemers/vertrek"
        case .visibility: "/deelnemers/zichtbaar"
        case .live: "/live"
        case .export: "/export.jsonl"
        case .report: "/verslag"
        case .placesFile(let ending): "/kaart." + ending
        }
    }
}
