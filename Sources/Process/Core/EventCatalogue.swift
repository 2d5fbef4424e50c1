internal import Foundation

/// Every kind of event there is, and how its payload is written and read, in today's form and in every earlier one.
public struct EventCatalogue: Sendable {
    /// Why a payload cannot be read.
    public enum Failure: Error, Hashable, Sendable {
        /// No such event; a newer program wrote it.
        case unknownType(String)
        /// The form is newer than this program, or was never written.
        case unknownSchema(String, Int)
        /// The payload is not what its form says.
        case damaged(String, reason: String)
    }

    private struct Reader: Sendable {
        let schema: Int
        let upgrades: [@Sendable (JSONValue) -> JSONValue]
        let decode: @Sendable (Data) throws -> any ProcessEvent
    }

    private let readers: [String: Reader]
    /// All types, in alphabetical order, with the version of today's form.
    public let types: [(type: String, schema: Int)]

    /// A catalogue of these kinds.
    public init(_ kinds: [any ProcessEvent.Type]) {
        var readers: [String: Reader] = [:]
        for kind in kinds { readers[kind.type] = EventCatalogue.reader(kind) }
        self.readers = readers
        types = readers.map { ($0.key, $0.value.schema) }.sorted { $0.0 < $1.0 }
    }

    private static func reader<Event: ProcessEvent>(_ kind: Event.Type) -> Reader {
        Reader(schema: kind.schema, upgrades: kind.upgrades) { try JSONDecoder().decode(Event.self, from: $0) }
    }

    /// The payload of an event, as JSON with sorted keys.
    public func encode(_ event: any ProcessEvent) throws(Failure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(event))
        } catch {
            throw .damaged(type(of: event).type, reason: "\(error)")
        }
    }

    /// The event that a payload tells of. A payload in an earlier form is brought to today's form by the pure functions of its
    /// kind, one after another; what the journal holds stays as it is.
    public func decode(type: String, schema: Int, payload: [UInt8]) throws(Failure) -> any ProcessEvent {
        guard let reader = readers[type] else { throw .unknownType(type) }
        guard (1...reader.schema).contains(schema), reader.upgrades.count == reader.schema - 1 else {
            throw .unknownSchema(type, schema)
        }
        do {
            var data = Data(payload)
            if schema < reader.schema {
                var value = try JSONDecoder().decode(JSONValue.self, from: data)
                for upgrade in reader.upgrades[(schema - 1)...] { value = upgrade(value) }
                data = try JSONEncoder().encode(value)
            }
            return try reader.decode(data)
        } catch {
            throw .damaged(type, reason: "\(error)")
        }
    }

    /// The events of this program.
    public static let current = EventCatalogue(
        [
            ProcessStarted.self, CharterChanged.self, StepEntered.self, ProductDelivered.self, MemberAdmitted.self,
            MemberRoleChanged.self, MemberLeft.self, VisibilitySet.self, CardMoved.self, CardStateSet.self,
            DissentRecorded.self, DynamicsScored.self, StartingPointsDecided.self, CanvasFilled.self,
            CanvasPartnerSet.self, CanvasLaidDown.self, CanvasAgreed.self, CanvasObjected.self, CooperationChosen.self,
            StartingPointsDissented.self,
        ] + items(Party.self) + items(Interest.self) + items(Goal.self) + items(GoalRelation.self) + items(Card.self)
            + items(Attachment.self) + items(Decision.self) + items(Activity.self) + items(WorkingGroup.self)
            + items(Trigger.self) + items(CardJoint.self))

    private static func items<Item: RegisterItem>(_ kind: Item.Type) -> [any ProcessEvent.Type] {
        kind.isChangeable
            ? [ItemAdded<Item>.self, ItemChanged<Item>.self, ItemRemoved<Item>.self] : [ItemAdded<Item>.self]
    }
}
