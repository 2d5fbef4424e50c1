internal import Planning
internal import Process

/// In the document of a process: who has a stake, what drives them, and who takes part.
struct ReportParties {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var parties: HTML {
        guard !process.parties.isEmpty else { return ReportSection.nothing(t("report.none")) }
        let rows = process.parties.all.map { entry -> HTML in
            let party = entry.item
            let interests = process.interests.all.filter { $0.item.party == entry.id }.map { interest -> HTML in
                let text: HTML? = interest.item.text.isEmpty ? nil : "<small>\(interest.item.text)</small>"
                return "<li>\(interest.item.title)\(text)</li>"
            }
            let role: HTML? = party.role.isEmpty ? nil : "<small>\(party.role)</small>"
            return """
                <tr><th scope="row">\(party.name)\(role)</th><td>\(t("partysort.\(party.sort.rawValue)"))</td><td>\(t("involvement.\(party.involvement.rawValue)"))</td><td>\(interests.isEmpty ? HTML.none : "<ul class=\"plain\">\(interests)</ul>")</td></tr>
                """
        }
        return ReportSection.table(
            t("process.tab.partijen"),
            [t("field.partij"), t("field.soort"), t("field.betrokken"), t("parties.interests")], rows)
    }

    var groups: HTML {
        guard !process.groups.isEmpty else { return ReportSection.nothing(t("log.noGroups")) }
        return ReportSection.readout(
            process.groups.all.map { entry in
                let names = entry.item.parties.map { view.name($0) }.joined(separator: ", ")
                return (entry.item.name, [entry.item.assignment, names].filter { !$0.isEmpty }.joined(separator: "\n"))
            })
    }

    /// By role. Who does not take part reads for which parties, and not who.
    var members: HTML {
        ReportSection.readout(
            Role.allCases.compactMap { role in
                let all = process.members.filter { $0.value.role == role }
                    .sorted { ($0.value.since.version, $0.key) < ($1.value.since.version, $1.key) }
                guard !all.isEmpty else { return nil }
                let names = all.map { person, membership in
                    let party = view.name(membership.party)
                    guard view.isMember else { return party.isEmpty ? t("report.somebody") : party }
                    return view.names[person] + (party.isEmpty ? "" : " (\(party))")
                }
                return (t("role.\(role.rawValue)"), names.joined(separator: ", "))
            })
    }
}
