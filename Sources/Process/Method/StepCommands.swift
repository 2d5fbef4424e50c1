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
    /// What earlier steps still lacked on going on; empty when nothing did, nil where nobody wrote it down.
    public let lacking: [Requirement]?

    /// Version of the form.
    public static let schema = 2
    /// At first it did not say what lacked; then nobody knows.
    public static let upgrades: [@Sendable (JSONValue) -> JSONValue] = [{ $0 }]

    /// Describes going to a step.
    public init(step: MethodStep, reason: String, fact: Fact? = nil, lacking: [Requirement]? = nil) {
        self.step = step
        self.reason = reason
        self.fact = fact
        self.lacking = lacking
    }

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.step = StepEntered(step: step, reason: reason, fact: fact, lacking: lacking)
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

    /// The step it is in.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.step, since: process.step.fact, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard process.step.step != step else { throw .nothingNew }
        try ProcessRefusal.check(FieldProblem.text("reden", reason, most: TextLimit.text, required: true))
        let lacking = process.progress.lacking(before: step).map(\.requirement)
        return [StepEntered(step: step, reason: reason, lacking: lacking)]
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
    /// What earlier phases still lacked; empty when nothing did, nil where nobody wrote it down.
    public let lacking: [Requirement]?

    /// Version of the form.
    public static let schema = 2
    /// At first it did not say what lacked; then nobody knows.
    public static let upgrades: [@Sendable (JSONValue) -> JSONValue] = [{ $0 }]

    /// Describes a delivery.
    public init(product: Product, card: ItemID<Card>?, summary: String, lacking: [Requirement]? = nil) {
        self.product = product
        self.card = card
        self.summary = summary
        self.lacking = lacking
    }

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
    let seenAt: Int

    /// With what it comes down to; `seenAt` is the version of the process that the person had before them.
    public init(_ product: Product, card: ItemID<Card>?, summary: String, seenAt: Int) {
        self.product = product
        self.card = card
        self.summary = summary
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.steer) }

    /// The version that was delivered before.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.product, product.rawValue, since: process.products[product]?.delivered, seenAt: seenAt)
    }

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
        let lacking = process.progress.lacking(before: product).map(\.requirement)
        return [ProductDelivered(product: product, card: card, summary: summary, lacking: lacking)]
    }
}
