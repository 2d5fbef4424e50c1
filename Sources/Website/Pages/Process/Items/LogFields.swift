internal import Planning
internal import Process

extension Activity: EditableItem {
    static var segment: String { "activiteit" }
    static var tab: ProcessTab { .log }

    static func fields(_ item: Activity?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        return [
            ItemField(
                name: "soort", label: t("field.soort"),
                control: .choice(choices.options(Sort.self) { t("activity.\($0.rawValue)") }),
                values: item.map { [$0.sort.rawValue] } ?? choices.asked("soort"), isRequired: true),
            ItemField(
                name: "titel", label: t("field.titel"), control: .line, values: item.map { [$0.title] } ?? [],
                isRequired: true),
            ItemField(
                name: "dag", label: t("field.dag"), control: .day, values: item.map { [$0.day.description] } ?? [],
                isRequired: true),
            ItemField(
                name: "partijen", label: t("field.partijen"), control: .boxes(choices.parties()),
                values: item?.parties.map(\.rawValue) ?? []),
            ItemField(
                name: "werkgroep", label: t("field.werkgroep"),
                control: .choice(choices.items(choices.view.process.groups, none: t("form.none"))),
                values: item?.group.map { [$0.rawValue] } ?? []),
            ItemField(
                name: "verslag", label: t("field.verslag"), control: .text(rows: 5),
                values: item.map { [$0.notes] } ?? []),
            ItemField(
                name: "afspraken", label: t("field.afspraken"), control: .text(rows: 3),
                values: item.map { [$0.agreements] } ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: Activity?) {
        let day = reader.day("dag")
        if day == nil, reader.text("dag").isEmpty { reader.isMissing("dag") }
        self.init(
            sort: reader.choice("soort", else: before?.sort ?? .meeting), title: reader.text("titel"),
            day: day ?? before?.day ?? .standIn, parties: reader.choices("partijen", ItemID<Party>.self),
            group: reader.choice("werkgroep", ItemID<WorkingGroup>.self), notes: reader.text("verslag"),
            agreements: reader.text("afspraken"))
    }
}

extension CalendarDay {
    /// Stands where a form has no day; the form is refused, so nobody ever sees it.
    fileprivate static var standIn: CalendarDay {
        guard let day = CalendarDay(year: 2000, month: 1, day: 1) else {
            preconditionFailure("the calendar has this day")
        }
        return day
    }
}

extension WorkingGroup: EditableItem {
    static var segment: String { "werkgroep" }
    static var tab: ProcessTab { .log }

    static func fields(_ item: WorkingGroup?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        return [
            ItemField(
                name: "naam", label: t("field.naam"), control: .line, values: item.map { [$0.name] } ?? [],
                isRequired: true),
            ItemField(
                name: "opdracht", label: t("field.opdracht"), control: .text(rows: 3),
                values: item.map { [$0.assignment] } ?? []),
            ItemField(
                name: "partijen", label: t("field.partijen"), control: .boxes(choices.parties()),
                values: item?.parties.map(\.rawValue) ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: WorkingGroup?) {
        self.init(
            name: reader.text("naam"), assignment: reader.text("opdracht"),
            parties: reader.choices("partijen", ItemID<Party>.self))
    }
}

extension Trigger: EditableItem {
    static var segment: String { "aanleiding" }
    static var tab: ProcessTab { .dynamics }

    static func fields(_ item: Trigger?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        return [
            ItemField(
                name: "titel", label: t("field.titel"), control: .line, values: item.map { [$0.title] } ?? [],
                isRequired: true),
            ItemField(
                name: "soort", label: t("field.soort"),
                control: .choice(choices.options(Sort.self) { t("trigger.\($0.rawValue)") }),
                values: item.map { [$0.sort.rawValue] } ?? [], isRequired: true),
            ItemField(
                name: "partij", label: t("field.partij"), control: .choice(choices.parties(none: t("form.nobody"))),
                values: item?.party.map { [$0.rawValue] } ?? []),
            ItemField(
                name: "jaar", label: t("field.jaar"), control: .number, values: item?.year.map { [String($0)] } ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: Trigger?) {
        self.init(
            title: reader.text("titel"), sort: reader.choice("soort", else: before?.sort ?? .underground),
            party: reader.choice("partij", ItemID<Party>.self), year: reader.whole("jaar"))
    }
}
