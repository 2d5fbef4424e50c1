internal import Process

/// A grid of phases by columns; a table for those who hear it, a board for those who see it.
struct BoardTable {
    /// One place on the board.
    struct Cell {
        let phase: String
        let level: String
        let content: HTML
    }

    /// A phase with its places.
    struct Row {
        let phase: BoardPhase
        let name: String
        let questions: [String]
        let cells: [Cell]
    }

    let t: Texts
    let columns: [String]
    let rows: [Row]

    var html: HTML {
        let heads = columns.map { "<span role=\"columnheader\">\($0)</span>" as HTML }
        return """
            <div class="board" role="table" aria-label="\(t("board.title"))"><div role="row" class="br hd"><span role="columnheader"><span class="vh">\(t("field.fase"))</span></span>\(heads)</div>\(rows.map(row))</div>
            """
    }

    private func row(_ row: Row) -> HTML {
        let cells = zip(columns, row.cells).map { column, cell -> HTML in
            """
            <div role="cell" class="bc" data-fase="\(cell.phase)" data-niveau="\(cell.level)"><span class="bl" aria-hidden="true">\(column)</span>\(cell.content)</div>
            """
        }
        return """
            <div role="row" class="br"><div role="rowheader" class="bh"><h2><b>\(row.phase.numeral)</b> \(row.name)</h2><small>\(row.questions.map { "<span>\($0)</span>" as HTML })</small></div>\(cells)</div>
            """
    }
}
