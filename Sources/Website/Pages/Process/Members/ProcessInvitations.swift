internal import HTTPTypes
internal import Journal
internal import People
internal import Planning
internal import Process
internal import ProcessService

/// What an invitation means in a process, and taking in who accepts it.
struct ProcessInvitations: InvitationAcceptor {
    let service: ProcessService
    let texts: [Language: Texts]

    func describe(_ invitation: Invitation, in language: Language) async throws -> InvitationDescription? {
        guard let id = StreamID(rawValue: invitation.stream), let process = try await service.process(id),
            let role = Role(rawValue: invitation.role), let t = texts[language]
        else { return nil }
        let party = invitation.party.flatMap(ItemID<Party>.init).flatMap { process.parties[$0]?.item.name }
        return InvitationDescription(
            title: process.charter?.name ?? id.rawValue, role: t("role.\(role.rawValue)").lowercasedFirst, party: party)
    }

    /// The maker's right counts at the moment of accepting: who may no longer admit people has no invitations open.
    func accept(_ accepted: AcceptedInvitation, in language: Language) async throws -> String {
        guard let id = StreamID(rawValue: accepted.stream), let role = Role(rawValue: accepted.role) else {
            throw SiteProblem.processUnknown
        }
        let party = accepted.party.flatMap(ItemID<Party>.init)
        do {
            try await service.perform(AdmitMember(accepted.person, as: role, for: party), in: id, by: accepted.maker)
        } catch ProcessRefusal.alreadyDone {
            // Already a member: the link leads to the process all the same.
        } catch is ProcessRefusal {
            throw SiteProblem.invitationVoid
        }
        return "/proces/" + id.rawValue + (language == .nl ? "" : "?taal=" + language.rawValue)
    }
}

extension SiteProblem {
    static let invitationVoid = SiteProblem(
        code: "invitation.void", status: .conflict, title: "problem.invitation.title",
        detail: "problem.invitation.detail")
}
