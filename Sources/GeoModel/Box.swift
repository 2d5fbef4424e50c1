/// An axis-parallel rectangle, in the units of the coordinates it was made from.
public struct Box: Hashable, Sendable {
    /// Smallest x.
    public var minX: Double
    /// Smallest y.
    public var minY: Double
    /// Largest x.
    public var maxX: Double
    /// Largest y.
    public var maxY: Double

    /// Makes a box from its four sides.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box that holds nothing; extending it by a point gives that point.
    public static let empty = Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    /// True when no position lies in the box.
    public var isEmpty: Bool { minX > maxX || minY > maxY }

    /// Horizontal extent, 0 for an empty box.
    public var width: Double { isEmpty ? 0 : maxX - minX }

    /// Vertical extent, 0 for an empty box.
    public var height: Double { isEmpty ? 0 : maxY - minY }

    /// Grows the box so that it holds `point`.
    public mutating func extend(by point: Coordinate) {
        minX = min(minX, point.x)
        minY = min(minY, point.y)
        maxX = max(maxX, point.x)
        maxY = max(maxY, point.y)
    }

    /// Grows the box so that it holds `other`.
    public mutating func extend(by other: Box) {
        minX = min(minX, other.minX)
        minY = min(minY, other.minY)
        maxX = max(maxX, other.maxX)
        maxY = max(maxY, other.maxY)
    }

    /// True when the boxes share at least one position, their borders included.
    public func intersects(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// True when `other` lies inside, borders included.
    public func contains(_ other: Box) -> Bool {
        minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
    }

    /// The box with `margin` added on every side.
    public func insetBy(_ margin: Double) -> Box {
        Box(minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
    }
}
