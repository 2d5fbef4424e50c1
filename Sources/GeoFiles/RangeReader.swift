internal import CGDAL

/// A worker's own opening of a table, from which it reads the ranges it is handed. One owner, one thread.
///
/// Arrow is tried first; whatever it does not give whole is read again feature by feature, which either succeeds or says
/// at which feature it fails, and why.
final class RangeReader {
    private let ranges: FidRanges
    private let layer: ChunkLayer
    private let condition: String?
    private let isArrow: Bool

    init(_ ranges: FidRanges, _ request: ChunkRequest) throws {
        self.ranges = ranges
        layer = try ChunkLayer(request)
        condition = request.condition
        layer.passOverOthers(keepAttributes: false)
        let handle = layer.handle
        let isFast = GDALLibrary.quietly { OGR_L_TestCapability(handle, OLCFastGetArrowStream) }.result != 0
        isArrow = isFast && layer.columns.allSatisfy(\.isPlain)
    }

    /// Reads the next range; nil when there are no more.
    func take() throws -> (index: Int, chunk: ChunkBuilder)? {
        guard let (index, range) = try ranges.take(with: layer) else { return nil }
        if isArrow, let chunk = arrowChunk(of: range) { return (index, chunk) }
        var chunk = emptyChunk
        try layer.filter(ranges.condition(for: range, and: condition))
        while try layer.read(atMost: ranges.featuresPerRange, into: &chunk, from: range.lowerBound) {}
        return (index, chunk)
    }

    private var emptyChunk: ChunkBuilder { ChunkBuilder(kinds: layer.columns.map(\.definition.kind)) }

    private func arrowChunk(of range: ClosedRange<Int64>) -> ChunkBuilder? {
        do {
            var chunk = emptyChunk
            try layer.filter(ranges.condition(for: range, and: condition))
            // One more than there can be, so that one batch says it is all.
            try ArrowStream(layer, mostFeatures: ranges.featuresPerRange + 1).read(into: &chunk)
            return isComplete(chunk, of: range) ? chunk : nil
        } catch {
            return nil
        }
    }

    /// Arrow gives a shape that is damaged, or in the form of SpatiaLite, as none, and says nothing about it.
    private func isComplete(_ chunk: ChunkBuilder, of range: ClosedRange<Int64>) -> Bool {
        let empty = chunk.ids.indices.count { chunk.offsets[$0] == chunk.offsets[$0 + 1] }
        guard layer.geometry != nil, empty > 0 else { return true }
        return ranges.shapeless(in: range, and: condition, of: layer) == Int64(empty)
    }
}
