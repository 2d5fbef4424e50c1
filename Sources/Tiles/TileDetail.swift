/// How much of a layer a tile shows; the first detail that fits under the limit is taken.
struct TileDetail: Hashable, Sendable {
    /// What is told about the shapes.
    enum Content: Hashable, Sendable {
        /// All attributes.
        case everything
        /// Numbers, but no text.
        case numbersOnly
        /// The number of each feature, but no attributes.
        case shapesOnly
        /// The same, without the features that do not fit any more, in the order of the layer.
        case shapesThatFit
    }

    /// Factor by which the tolerance is larger than usual, and the distance between grid lines in tile units. Corners
    /// where borders meet have no tolerance, but they do fall together on a coarser grid.
    let coarseness: Int
    /// What is told about the shapes.
    let content: Content

    /// From everything to almost nothing: twice as coarse, then without text, and so on.
    static let ladder: [TileDetail] = [
        TileDetail(coarseness: 1, content: .everything),
        TileDetail(coarseness: 2, content: .everything),
        TileDetail(coarseness: 2, content: .numbersOnly),
        TileDetail(coarseness: 4, content: .numbersOnly),
        TileDetail(coarseness: 4, content: .shapesOnly),
        TileDetail(coarseness: 8, content: .shapesOnly),
        TileDetail(coarseness: 32, content: .shapesThatFit),
    ]
}
