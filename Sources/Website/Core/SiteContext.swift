public import Hummingbird
internal import NIOCore

/// What the site knows of a request while it is answered.
public struct SiteContext: RequestContext {
    /// What Hummingbird keeps.
    public var coreContext: CoreRequestContextStorage
    /// Who asks.
    var visitor = Visitor()
    /// Where the connection comes from; nil in tests without a network.
    let remote: SocketAddress?
    /// The connection.
    let channel: any Channel

    /// Begins a request.
    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        remote = source.channel.remoteAddress
        channel = source.channel
    }
}
