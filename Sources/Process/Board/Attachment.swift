/// A file on a card. The bytes are kept beside the journal under their SHA-256; the event says which.
public struct Attachment: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.attachment
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Attachment>> & Sendable { \.attachments }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.workOnBoard

    /// The card it is on.
    public var card: ItemID<Card>
    /// The file's name, without a folder.
    public var name: String
    /// What its bytes turned out to be: `application/pdf`.
    public var mediaType: String
    /// How many bytes.
    public var size: Int
    /// 64 hexadecimal digits of SHA-256.
    public var sha256: String

    /// Most bytes in one file: 20 MB.
    public static let mostBytes = 20_000_000

    /// Kinds of file that are taken; nothing that a browser would run.
    public static let mediaTypes: Set<String> = [
        "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "text/csv",
        "application/geo+json", "application/geopackage+sqlite3", "application/zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
    ]

    /// Describes a file.
    public init(card: ItemID<Card>, name: String, mediaType: String, size: Int, sha256: String) {
        self.card = card
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.sha256 = sha256
    }

    /// What people call it.
    public var title: String { name }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.reference("kaart", card, in: process.cards)
            + FieldProblem.text("bestand", name, most: TextLimit.title, required: true)
        if name.contains("/") || name.contains("\\") || name.hasPrefix(".") {
            problems.append(FieldProblem("bestand", .kindNotTaken))
        }
        if size > Attachment.mostBytes {
            problems.append(FieldProblem("bestand", .tooLong(most: Attachment.mostBytes)))
        }
        if size <= 0 { problems.append(FieldProblem("bestand", .empty)) }
        if !Attachment.mediaTypes.contains(mediaType) { problems.append(FieldProblem("bestand", .kindNotTaken)) }
        if !FieldProblem.isDigest(sha256) { problems.append(FieldProblem("bestand", .unknown)) }
        return problems
    }
}
