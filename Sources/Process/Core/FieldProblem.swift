public import Planning

/// What is wrong with one field of what somebody filled in.
public struct FieldProblem: Hashable, Sendable, Error {
    /// Why it cannot be so.
    public enum Reason: Hashable, Sendable {
        /// It must be filled in.
        case empty
        /// It is longer than this many characters, or a list longer than this many entries.
        case tooLong(most: Int)
        /// It names something that the process does not have.
        case unknown
        /// The number lies outside these bounds.
        case outside(least: Double, most: Double)
        /// It is not an address that begins with http:// or https://.
        case notAnAddress
        /// It refers to itself.
        case circular
        /// The list has the same thing twice.
        case twice
        /// The day is still to come.
        case notYet
        /// The day must come before this one.
        case tooLate(before: CalendarDay)
        /// The day must come after this one.
        case tooEarly(after: CalendarDay)
        /// Both belong to the same alliance.
        case sameAlliance
        /// This kind of file is not taken.
        case kindNotTaken
        /// There is nothing in the file.
        case emptyFile
        /// The file has more bytes than this.
        case fileTooLarge(most: Int)
        /// It is not a number.
        case notANumber
        /// It is a number that can be read in two ways: `2.9`.
        case unclearNumber
        /// It is not a whole number.
        case notWhole
        /// It is not a day of the calendar.
        case notADay
        /// It is not the code of an area that the atlas has.
        case unknownArea(String)
        /// A process needs an area or a border, and has neither.
        case noArea
        /// The question belongs to another phase of the board.
        case otherPhase
        /// Another one has that name already.
        case nameTaken
    }

    /// The field, as forms name it.
    public let field: String
    /// Why.
    public let reason: Reason

    /// Names a problem.
    public init(_ field: String, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }

    /// The problems of a text: nothing when it is in order.
    static func text(_ field: String, _ text: String, most: Int, required: Bool = false) -> [FieldProblem] {
        if text.count > most { return [FieldProblem(field, .tooLong(most: most))] }
        return required && text.allSatisfy(\.isWhitespace) ? [FieldProblem(field, .empty)] : []
    }

    /// True for 64 hexadecimal digits in lower case: nothing else may name a file or open a door.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// The problem of a list: nothing when it is short enough and holds nothing twice.
    static func list(_ field: String, _ list: [some Hashable]) -> [FieldProblem] {
        if list.count > TextLimit.list { return [FieldProblem(field, .tooLong(most: TextLimit.list))] }
        return Set(list).count < list.count ? [FieldProblem(field, .twice)] : []
    }

    /// The problem of a reference: nothing when it is nil or there.
    static func reference<Item>(_ field: String, _ id: ItemID<Item>?, in register: Register<Item>) -> [FieldProblem] {
        guard let id, register[id] == nil else { return [] }
        return [FieldProblem(field, .unknown)]
    }
}

/// How long texts may be.
public enum TextLimit {
    /// Characters in a title or a name.
    public static let title = 200
    /// Characters in a text of several lines.
    public static let text = 10_000
    /// Entries in a list.
    public static let list = 100
}
