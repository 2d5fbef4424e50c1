internal import Diagnosis
internal import Planning

/// Gathers the areas of one level from a source, with the pieces they come in.
struct AreaCollector {
    /// An area as read, before its shape is checked.
    struct Draft {
        let code: AreaCode
        var name: String
        var pieces: [Piece]
    }

    /// One feature of an area.
    struct Piece {
        let wkb: [UInt8]
        let file: String
        let row: Int
    }

    private(set) var drafts: [Draft] = []
    private var placeByCode: [AreaCode: Int] = [:]

    /// Adds a feature; true when its area was not seen before, so that its figures count.
    mutating func add(_ code: AreaCode, name: String?, piece: Piece) -> Bool {
        if let place = placeByCode[code] {
            drafts[place].pieces.append(piece)
            return false
        }
        placeByCode[code] = drafts.count
        drafts.append(Draft(code: code, name: name ?? code.description, pieces: [piece]))
        return true
    }
}
