internal import People
internal import Planning

/// Who asks for a page: somebody who is signed in, or anybody.
struct Visitor: Sendable {
    /// What pages show of who is signed in.
    struct Person: Sendable, Equatable {
        let id: PersonID
        let displayName: String
        let isAdministrator: Bool
        let language: Language

        init(_ account: Account) {
            id = account.id
            displayName = account.displayName
            isAdministrator = account.isAdministrator
            language = Language(rawValue: account.language) ?? .nl
        }
    }

    /// Who is signed in; nil for anybody else.
    var person: Person?
    /// The session in which the person is signed in.
    var session: Session?
    /// What forms on the page must carry to be accepted (``FormRequest``); nil where there are no forms.
    var formSecret: String?
}
