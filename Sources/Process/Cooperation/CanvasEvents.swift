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
    /// Version of the form.
    public static let schema = 2
    /// The first form did not ask why a party is no partner any more.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] {
        [
            { event in
                var event = event
                event["reason"] = .string("")
                return event
            }
        ]
    }
    /// Whose.
    public let party: ItemID<Party>
    /// The part; nil when it is no partner any more.
    public let partner: Canvas.Partner?
    /// Why it is no partner any more; empty when it is one.
    public let reason: String

    init(party: ItemID<Party>, partner: Canvas.Partner?, reason: String = "") {
        self.party = party
        self.partner = partner
        self.reason = reason
    }

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.canvas.changed = fact
        process.canvas.partners[party] = partner.map { Canvas.Part(partner: $0, written: fact) }
        process.canvas.left[party] = partner == nil ? Canvas.Departure(reason: reason, recorded: fact) : nil
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
        process.canvas.editions.append(Canvas.Edition(number: number, laidDown: fact, text: process.canvas.text))
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
        process.canvas.editions[place].objections[party] = nil
    }

    /// What it is about.
    public var subject: String { "canvas" }
}

/// A partner said that it does not agree with a version.
public struct CanvasObjected: ProcessEvent {
    /// Stable name.
    public static let type = "canvas.objected"
    /// Which version.
    public let number: Int
    /// Which partner.
    public let party: ItemID<Party>
    /// Why.
    public let reason: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        guard let place = process.canvas.editions.firstIndex(where: { $0.number == number }) else { return }
        process.canvas.editions[place].agreed[party] = nil
        process.canvas.editions[place].objections[party] = Canvas.Objection(reason: reason, recorded: fact)
    }

    /// What it is about.
    public var subject: String { "canvas" }
}
