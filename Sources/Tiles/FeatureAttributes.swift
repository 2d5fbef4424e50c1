/// One attribute of all features of a layer, in the order of the features.
public enum AttributeColumn: Sendable, Hashable {
    /// Words, such as a name or a code; an empty text is left out of the tile.
    case text([String])
    /// Numbers, such as an indicator; nil, infinite and not-a-number are left out of the tile.
    case number([Double?])
}

/// What a tile tells about each feature besides its shape and its number.
public struct FeatureAttributes: Sendable, Hashable {
    /// The columns by the name under which the map style finds them. A column may be shorter than the layer; the
    /// features after its end do not have the attribute.
    public var columns: [String: AttributeColumn]

    /// Takes columns by name.
    public init(columns: [String: AttributeColumn] = [:]) { self.columns = columns }
}
