internal import Foundation
internal import Synchronization

/// How measuring goes about it; none of this changes a result.
public struct MeasureSettings: Sendable {
    /// Cores to use.
    public var threads: Int
    /// Most memory for what is kept of a raster, in bytes; areas are taken in several rounds where they need more.
    public var memory: Int
    /// Told how far the work is, 0…1, from any thread.
    public var progress: @Sendable (Double) -> Void

    /// Makes settings; all cores and half a gigabyte where nothing is said.
    public init(
        threads: Int? = nil, memory: Int = 512_000_000,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) {
        self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
        self.memory = memory
        self.progress = progress
    }
}

/// Tells how far the reading of a layer is, by the features read of those there are.
final class FeatureProgress: Sendable {
    private let read = Mutex(0)
    private let total: Int?
    private let tell: @Sendable (Double) -> Void

    init(of total: Int?, _ settings: MeasureSettings) {
        self.total = total
        tell = settings.progress
    }

    func add(_ count: Int) {
        let done = read.withLock { read in
            read += count
            return read
        }
        if let total, total > 0 { tell(min(1, Double(done) / Double(total))) }
    }
}

/// A layer of a file: `gebieden.gpkg` or `gebieden.gpkg:buurt`.
public struct LayerName: Sendable, Equatable {
    /// File or address.
    public let path: String
    /// Layer in it; the first one where none is named.
    public let layer: String?

    /// Names a layer.
    public init(path: String, layer: String? = nil) {
        self.path = path
        self.layer = layer
    }

    /// Takes `FILE:LAYER` apart; a colon that belongs to an address or a path stays.
    public init(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), text[..<colon].contains("."),
            !text[text.index(after: colon)...].contains("/"), text.index(after: colon) < text.endIndex
        else {
            self.init(path: text)
            return
        }
        self.init(path: String(text[..<colon]), layer: String(text[text.index(after: colon)...]))
    }
}
