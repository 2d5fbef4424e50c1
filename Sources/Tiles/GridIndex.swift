import GeoModel

/// Finds boxes by place: a grid of about as many cells as there are boxes, each listing the boxes that touch it.
///
/// A box that touches more than `maximumCells` cells is kept apart and always looked at, so the index takes at most
/// that many entries per box, whatever the boxes are.
struct GridIndex {
    private static let maximumCells = 64

    private let boxes: [Box]
    private let extent: Box
    private let columns: Int
    private let rows: Int
    /// Where each cell begins in `members`, and the end of the last.
    private var starts: ContiguousArray<Int>
    private var members: ContiguousArray<Int32> = []
    private var large: ContiguousArray<Int32> = []

    /// Indexes boxes within `extent`; empty boxes are never found.
    init(boxes: [Box], extent: Box) {
        self.boxes = boxes
        self.extent = extent
        let side = max(1, min(1024, Int(Double(boxes.count).squareRoot().rounded(.up))))
        columns = extent.width > 0 ? side : 1
        rows = extent.height > 0 ? side : 1
        starts = ContiguousArray(repeating: 0, count: columns * rows + 1)
        // Counting sort: how many per cell, where each cell ends, then fill from the back so that members ascend.
        for (index, box) in boxes.enumerated() where !box.isEmpty {
            let span = cells(of: box)
            guard span.count <= Self.maximumCells else {
                large.append(Int32(index))
                continue
            }
            for row in span.rows { for column in span.columns { starts[row * columns + column] += 1 } }
        }
        var sum = 0
        for cell in starts.indices {
            sum += starts[cell]
            starts[cell] = sum
        }
        members = ContiguousArray(repeating: 0, count: sum)
        for index in boxes.indices.reversed() where !boxes[index].isEmpty {
            let span = cells(of: boxes[index])
            guard span.count <= Self.maximumCells else { continue }
            for row in span.rows {
                for column in span.columns {
                    starts[row * columns + column] -= 1
                    members[starts[row * columns + column]] = Int32(index)
                }
            }
        }
    }

    /// Indexes of the boxes that share a position with `box`, ascending.
    ///
    /// - Complexity: O(cells touched + boxes found · log).
    func indexes(in box: Box) -> [Int] {
        guard !box.isEmpty, extent.intersects(box) else { return [] }
        if box.contains(extent) { return boxes.indices.filter { !boxes[$0].isEmpty } }
        var found: [Int] = []
        for index in large where boxes[Int(index)].intersects(box) { found.append(Int(index)) }
        let asked = cells(of: box)
        for row in asked.rows {
            for column in asked.columns {
                let cell = row * columns + column
                for place in starts[cell]..<starts[cell + 1] {
                    let index = Int(members[place])
                    guard boxes[index].intersects(box) else { continue }
                    // A box in several cells is reported at the first of them that was asked for.
                    let own = cells(of: boxes[index])
                    if row == max(asked.rows.lowerBound, own.rows.lowerBound),
                        column == max(asked.columns.lowerBound, own.columns.lowerBound)
                    {
                        found.append(index)
                    }
                }
            }
        }
        found.sort()
        return found
    }

    private func cells(of box: Box) -> CellSpan {
        let west = Self.cell(box.minX, from: extent.minX, size: extent.width, count: columns)
        let east = Self.cell(box.maxX, from: extent.minX, size: extent.width, count: columns)
        let south = Self.cell(box.minY, from: extent.minY, size: extent.height, count: rows)
        let north = Self.cell(box.maxY, from: extent.minY, size: extent.height, count: rows)
        return CellSpan(columns: west...east, rows: south...north)
    }

    private static func cell(_ value: Double, from start: Double, size: Double, count: Int) -> Int {
        guard size > 0, value > start else { return 0 }
        return Int(min((value - start) / size * Double(count), Double(count - 1)))
    }
}

/// A rectangle of grid cells.
private struct CellSpan {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
    var count: Int { columns.count * rows.count }
}
