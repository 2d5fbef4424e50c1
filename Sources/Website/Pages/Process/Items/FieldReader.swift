internal import Foundation
internal import Planning
internal import Process

/// Reads the fields of a form as values, and notes what cannot be one.
struct FieldReader {
    let form: FormRequest
    private(set) var problems: [FieldProblem] = []

    init(_ form: FormRequest) { self.form = form }

    /// What was typed.
    func text(_ name: String) -> String { form[name] }

    /// One of the values of a type; nil when nothing was chosen.
    mutating func choice<Value: RawRepresentable>(_ name: String, _ type: Value.Type) -> Value?
    where Value.RawValue == String {
        let typed = form[name]
        guard !typed.isEmpty else { return nil }
        guard let value = Value(rawValue: typed) else {
            problems.append(FieldProblem(name, .unknown))
            return nil
        }
        return value
    }

    /// One of the values of a type, which must be chosen; `standard` stands in where it was not, and the problem is noted.
    mutating func choice<Value: RawRepresentable>(_ name: String, else standard: Value) -> Value
    where Value.RawValue == String {
        let count = problems.count
        if let value = choice(name, Value.self) { return value }
        if problems.count == count { problems.append(FieldProblem(name, .empty)) }
        return standard
    }

    /// Several values of a type, in the order of the form.
    mutating func choices<Value: RawRepresentable>(_ name: String, _ type: Value.Type) -> [Value]
    where Value.RawValue == String {
        form.all(name).compactMap { typed in
            if let value = Value(rawValue: typed) { return value }
            problems.append(FieldProblem(name, .unknown))
            return nil
        }
    }

    /// An id, which must be chosen; a random one stands in where it was not, and the problem is noted.
    mutating func id<Item>(_ name: String, of type: Item.Type) -> ItemID<Item> {
        let count = problems.count
        if let id = choice(name, ItemID<Item>.self) { return id }
        if problems.count == count { problems.append(FieldProblem(name, .empty)) }
        return .random()
    }

    /// A day; nil when nothing was typed.
    mutating func day(_ name: String) -> CalendarDay? {
        let typed = form[name]
        guard !typed.isEmpty else { return nil }
        guard let day = CalendarDay(typed: typed) else {
            problems.append(FieldProblem(name, .notADay))
            return nil
        }
        return day
    }

    /// A number as the language of the page writes it, see ``TypedNumber``; nil when nothing was typed.
    mutating func number(_ name: String) -> Double? {
        let typed = form[name]
        guard !typed.isEmpty else { return nil }
        switch TypedNumber(typed, in: form.page.language) {
        case .number(let number): return number
        case .unclear: problems.append(FieldProblem(name, .unclearNumber))
        case .none: problems.append(FieldProblem(name, .notANumber))
        }
        return nil
    }

    /// A whole number; nil when nothing was typed.
    mutating func whole(_ name: String) -> Int? {
        let typed = form[name]
        guard !typed.isEmpty else { return nil }
        guard let number = Int(typed) else {
            problems.append(FieldProblem(name, .notWhole))
            return nil
        }
        return number
    }

    /// Notes that a field has the code of an area that is not there.
    mutating func isUnknownArea(_ name: String, _ code: String) {
        problems.append(FieldProblem(name, .unknownArea(String(code.prefix(40)))))
    }

    /// Notes that a field must be filled in.
    mutating func isMissing(_ name: String) { problems.append(FieldProblem(name, .empty)) }
}
