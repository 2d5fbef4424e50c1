internal import NIOCore

/// Hears that a browser closed its connection, while an answer is still being written to it.
///
/// The server leaves its own half open when the other side closes, so that a short answer still arrives; an answer without
/// an end would notice only when writing fails.
final class ConnectionEnd: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Any

    private let tell: @Sendable () -> Void

    /// Calls once or more when the browser has gone.
    init(_ tell: @escaping @Sendable () -> Void) { self.tell = tell }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { tell() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        tell()
        context.fireChannelInactive()
    }
}
