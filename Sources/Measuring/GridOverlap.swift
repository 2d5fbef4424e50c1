/// How the cells of a raster lie over those of a grid along one axis: which grid cells each has, and how much of them.
struct GridOverlap {
    /// First grid cell of raster cell `i`, by its place in the window.
    private(set) var first: [Int] = []
    /// Where the lengths of raster cell `i` begin in ``lengths``; one more at the end.
    private(set) var starts: [Int] = [0]
    /// Shared lengths, as a part of a grid cell.
    private(set) var lengths: [Double] = []

    /// Lays raster cells `cells`, each `size` long from `origin` on, over the grid cells `grid`, each `side` long from 0 on.
    ///
    /// Raster cells of 10 over grid cells of 25: cell 2, from 20 to 30, has 0.2 of grid cell 0 and 0.2 of grid cell 1.
    init(cells: Range<Int>, origin: Double, size: Double, grid: Range<Int>, side: Double) {
        for cell in cells {
            let from = origin + Double(cell) * size
            let to = from + size
            let low = max(grid.lowerBound, Int((from / side).rounded(.down)))
            let high = min(grid.upperBound, Int((to / side).rounded(.up)))
            first.append(low - grid.lowerBound)
            if low < high {
                for place in low..<high {
                    lengths.append(max(0, min(to / side, Double(place + 1)) - max(from / side, Double(place))))
                }
            }
            starts.append(lengths.count)
        }
    }
}
