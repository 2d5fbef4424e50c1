/// People said that the process is in a step: further, or back.
public struct StepEntered: ProcessEvent {
    /// Stable name.
    public static let type = "step.entered"
    /// Which step.
    public let step: MethodStep
    /// Why.
    public let reason: String
    /// When; nil in the event itself, which has its own time.
    public internal(set) var fact: Fact?

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.step = StepEntered(step: step, reason: reason, fact: fact)
    }

    /// What it is about.
    public var subject: String { "step" }
}

/// Go on to a step, or back to one, with a reason.
public struct EnterStep: ProcessCommand {
    let step: MethodStep
    let reason: String
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ step: MethodStep, reason: String, seenAt: Int) {
        self.step = step
        self.reason = reason
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.steer) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        if let fact = process.step.fact, fact.version > seenAt {
            throw .changedMeanwhile(.charter, id: "", since: fact)
        }
        guard process.step.step != step else { throw .nothingNew }
        try ProcessRefusal.check(FieldProblem.text("reden", reason, most: TextLimit.text, required: true))
        return [StepEntered(step: step, reason: reason)]
    }
}

/// A document that ends a phase was delivered: what it says in short, and where it is.
public struct ProductDelivered: ProcessEvent {
    /// Stable name.
    public static let type = "product.delivered"
    /// Which document.
    public let product: Product
    /// The card that it lies on, with its files and links.
    public let card: ItemID<Card>?
    /// What it comes down to.
    public let summary: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.products[product] = DeliveredProduct(card: card, summary: summary, delivered: fact)
    }

    /// What it is about.
    public var subject: String { "product" }
}

/// A delivered document.
public struct DeliveredProduct: Hashable, Codable, Sendable {
    /// The card that it lies on.
    public let card: ItemID<Card>?
    /// What it comes down to.
    public let summary: String
    /// When.
    public let delivered: Fact
}

/// Deliver a document, or a newer version of it.
public struct DeliverProduct: ProcessCommand {
    let product: Product
    let card: ItemID<Card>?
    let summary: String

    /// With what it comes down to.
    public init(_ product: Product, card: ItemID<Card>?, summary: String) {
        self.product = product
        self.card = card
        self.summary = summary
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.steer) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        if let before = process.products[product], before.card == card, before.summary == summary { throw .nothingNew }
        try ProcessRefusal.check(
            FieldProblem.text("samenvatting", summary, most: TextLimit.text, required: true)
                + FieldProblem.reference("kaart", card, in: process.cards))
        return [ProductDelivered(product: product, card: card, summary: summary)]
    }
}
