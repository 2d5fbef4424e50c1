internal import Process

/// What a file is read for.
public enum DrawingPurpose: String, Codable, CaseIterable, Hashable, Sendable {
    /// The border of a process.
    case border = "grens"
    /// Where something is.
    case place = "plek"
}

/// What came of reading a file that somebody gave.
public enum DrawingOutcome: Codable, Hashable, Sendable {
    /// A border.
    case border(ReadOutline)
    /// A place.
    case place(ReadSketch)
    /// It cannot be taken.
    case refused(DrawingRefusal)
}

/// Reads drawings from files of strangers: in this program (``DrawingReader``), or where they can do less harm.
public protocol DrawingReading: Sendable {
    /// Reads a file by what is in it. It works long and waits: keep it off an event loop.
    ///
    /// - Parameter check: asked while it reads; what it throws ends the reading.
    /// - Throws: what `check` throws, and when files cannot be read at all here. What is wrong with this file is an outcome.
    func read(_ bytes: [UInt8], as purpose: DrawingPurpose, check: @escaping @Sendable () throws -> Void) throws
        -> DrawingOutcome
}

/// Reads drawings in this program.
///
/// The libraries that read files ask nobody while they are inside one feature, so a file that was made to can keep them busy
/// for ever. A server has another program read for it.
public struct DrawingReader: DrawingReading {
    /// Makes a reader.
    public init() {}

    /// Reads a file by what is in it.
    public func read(
        _ bytes: [UInt8], as purpose: DrawingPurpose, check: @escaping @Sendable () throws -> Void
    ) throws -> DrawingOutcome {
        do {
            switch purpose {
            case .border: return .border(try OutlineReader(check: check).read(bytes))
            case .place: return .place(try SketchReader(check: check).read(bytes))
            }
        } catch let refusal as DrawingRefusal {
            return .refused(refusal)
        }
    }
}
