/// A question of the canvas was answered, or the goal that all share was written.
public struct CanvasFilled: ProcessEvent {
    /// Stable name.
    public static let type = "canvas.filled"
    /// Which question; nil for the goal that all share.
    public let question: CanvasQuestion?
    /// What was agreed.
    public let text: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        let answer = Canvas.Answer(text: text, written: fact)
        process.canvas.changed = fact
        if let question { process.canvas.answers[question] = answer } else { process.canvas.sharedGoal = answer }
    }

    /// What it is about.
    public var subject: String { "canvas" }
}

/// A partner's part was written.
public struct CanvasPartnerSet: ProcessEvent {
    /// Stable name.
    public static let type = "canvas.partnerSet"
    /// Whose.
    public let party: ItemID<Party>
    /// The part; nil when it is no partner any more.
    public let partner: Canvas.Partner?

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.canvas.changed = fact
        process.canvas.partners[party] = partner.map { Canvas.Part(partner: $0, written: fact) }
    }

    /// What it is about.
    public var subject: String { "canvas" }
}

/// A version of the canvas was laid down, for partners to agree with.
public struct CanvasLaidDown: ProcessEvent {
    /// Stable name.
    public static let type = "canvas.laidDown"
    /// Its number.
    public let number: Int

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.canvas.editions.append(Canvas.Edition(number: number, laidDown: fact, agreed: [:]))
    }

    /// What it is about.
    public var subject: String { "canvas" }
}

/// A partner agreed with a version.
public struct CanvasAgreed: ProcessEvent {
    /// Stable name.
    public static let type = "canvas.agreed"
    /// Which version.
    public let number: Int
    /// Which partner.
    public let party: ItemID<Party>

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        guard let place = process.canvas.editions.firstIndex(where: { $0.number == number }) else { return }
        process.canvas.editions[place].agreed[party] = fact
    }

    /// What it is about.
    public var subject: String { "canvas" }
}
