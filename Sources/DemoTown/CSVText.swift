/// Bytes of a table with `;` between cells, as Statistics Netherlands publishes: decimal comma, `.` for what is not there.
struct CSVText {
    private(set) var bytes: [UInt8] = []
    private var rowIsEmpty = true

    mutating func append(_ text: String) {
        separate()
        // Names are put together here and hold neither semicolons nor quotes.
        bytes.append(contentsOf: text.utf8)
    }

    /// A number with that many decimals, or the mark for a missing one.
    mutating func append(_ number: Double?, decimals: Int) {
        separate()
        guard let number, number.isFinite else {
            bytes.append(UInt8(ascii: "."))
            return
        }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (number * scale).rounded()
        let magnitude = Int(abs(scaled))
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        let whole = decimals == 0 ? magnitude : magnitude / Int(scale)
        bytes.append(contentsOf: String(whole).utf8)
        guard decimals > 0 else { return }
        bytes.append(UInt8(ascii: ","))
        bytes.append(contentsOf: digits(magnitude % Int(scale), decimals).utf8)
    }

    mutating func endRow() {
        bytes.append(contentsOf: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
        rowIsEmpty = true
    }

    private mutating func separate() {
        if !rowIsEmpty { bytes.append(UInt8(ascii: ";")) }
        rowIsEmpty = false
    }
}
