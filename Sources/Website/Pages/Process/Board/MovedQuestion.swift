internal import Process

/// What became of a card's question when the card went to another row of the board.
struct MovedQuestion {
    let t: Texts
    let moved: CardMoved

    var html: HTML {
        let left: HTML? = moved.leaves.map {
            "<p>\(t("card.leftQuestion", ["letter": $0.letter, "question": t("question.\($0.rawValue)")]))</p>"
        }
        let taken: HTML? = moved.takes.map {
            "<p>\(t("card.tookQuestion", ["letter": $0.letter, "question": t("question.\($0.rawValue)")]))</p>"
        }
        return "\(left)\(taken)"
    }
}
