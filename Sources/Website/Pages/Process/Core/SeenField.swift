internal import Process

extension ProcessPage {
    /// What a form carries of what its writer sees: the version of the process on the page.
    var seenField: HTML { Self.seenField(process.version) }

    /// The same in a form that comes back. It keeps what its writer saw when they began, so that mending a field overwrites
    /// nothing unseen, until the page shows them what somebody else did meanwhile.
    /// - Parameters:
    ///   - typed: what was sent; nil on a fresh form.
    ///   - since: when somebody else changed it, where the page shows that; else nil.
    func seenField(again typed: FormRequest?, since: Fact?) -> HTML {
        guard let typed, since == nil else { return seenField }
        return Self.seenField(typed.seenAt)
    }

    private static func seenField(_ version: Int) -> HTML {
        "<input type=\"hidden\" name=\"\(FormRequest.seenField)\" value=\"\(version)\">"
    }
}

extension FormRequest {
    /// Name of the hidden field that says which version of the process its writer saw.
    static let seenField = "gezien"

    /// The version of the process that the sender had before them; 0, which refuses every change, when the form does not say.
    var seenAt: Int { Int(self[Self.seenField]) ?? 0 }
}
