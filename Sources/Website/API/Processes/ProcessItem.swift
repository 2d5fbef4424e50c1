internal import Atlas
internal import Journal
internal import Planning
internal import Process

/// A process in a list.
struct ProcessItem: Encodable, Sendable {
    let id: String
    let naam: String
    /// Codes of the areas that it is about; empty when its border was drawn.
    let gebieden: [String]
    /// True when it has a border of its own.
    let eigenGrens: Bool
    /// The step of the method that people say they are in.
    let stap: String
    /// How many requirements of this step and earlier ones lack.
    let ontbreekt: Int
    let partijen: Int
    /// How many events it has: the number of its latest moment.
    let moment: Int
    /// When it changed last, ISO 8601.
    let gewijzigd: String
    /// Address of its page.
    let pagina: String

    init(_ id: StreamID, _ process: AreaProcess) {
        let charter = process.charter
        self.id = id.rawValue
        naam = charter?.name ?? id.rawValue
        gebieden = (charter?.areas ?? []).map(\.description)
        eigenGrens = charter?.outline != nil
        stap = process.step.step.rawValue
        ontbreekt = process.progress.lacking.count
        partijen = process.parties.count
        moment = process.version
        gewijzigd = process.changed.iso8601
        pagina = "/proces/" + id.rawValue
    }
}

/// One process: what it is about, what is there, what lacks and who is to move.
struct ProcessDetail: Encodable, Sendable {
    /// A requirement of the method.
    struct Need: Encodable, Sendable {
        let eis: String
        let stap: String
        let fase: String
        let regiebord: String
        let isEr: Bool
        /// Parties that have to move; empty when it is for those who direct the process.
        let wachtOp: [String]
    }

    /// A document that ended a phase.
    struct Document: Encodable, Sendable {
        let product: String
        let samenvatting: String
        @Explicit var kaart: String?
        let sinds: FactItem
    }

    let proces: ProcessItem
    let begrenzing: String
    let redenen: [String]
    let aanleiding: String
    let visie: String
    let schaal: String
    let eisen: [Need]
    let producten: [Document]

    init(_ id: StreamID, _ process: AreaProcess) {
        let charter = process.charter
        proces = ProcessItem(id, process)
        begrenzing = charter?.boundary ?? ""
        redenen = (charter?.reasons ?? []).map(\.rawValue)
        aanleiding = charter?.trigger ?? ""
        visie = charter?.vision ?? ""
        schaal = (charter?.scale ?? .district).rawValue
        eisen = process.progress.items.map { item in
            let place = item.requirement.place
            return Need(
                eis: item.requirement.rawValue, stap: place.step.rawValue, fase: place.phase.rawValue,
                regiebord: place.board.rawValue, isEr: item.isThere, wachtOp: item.waitingFor.map(\.rawValue))
        }
        producten = Product.allCases.compactMap { product in
            process.products[product].map {
                Document(
                    product: product.rawValue, samenvatting: $0.summary, kaart: $0.card?.rawValue,
                    sinds: FactItem($0.delivered))
            }
        }
    }
}

/// When something happened, and by whom: an id, because names stay on the pages.
struct FactItem: Encodable, Sendable {
    let moment: Int
    let tijd: String
    let door: String

    init(_ fact: Fact) {
        moment = fact.version
        tijd = fact.time.iso8601
        door = fact.by.rawValue
    }
}
