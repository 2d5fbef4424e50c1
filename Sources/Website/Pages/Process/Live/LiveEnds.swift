internal import NIOCore
internal import People

/// Why an event stream ends.
enum LiveEnd: Sendable {
    /// The browser went away, or the server is asked to stop: nobody is there to be told.
    case closed
    /// The session ended in which the reader was signed in.
    case signedOut
}

/// What ends an event stream besides the process that it tells of.
struct LiveEnds: Sendable {
    /// The connection to the browser.
    let channel: any Channel
    /// In which session the reader reads; nil for who is not signed in.
    let session: Session?
    let people: PeopleService?

    /// What was set up to hear of an end.
    struct Watching: Sendable {
        fileprivate let channel: any Channel
        fileprivate let connection: ConnectionEnd
        fileprivate let session: Task<Void, Never>?

        /// Takes it down again; a connection may be used for something else after this.
        func stop() {
            session?.cancel()
            channel.pipeline.removeHandler(connection, promise: nil)
        }
    }

    /// Calls as soon as there is an end, more than once where there are more.
    func watch(_ tell: @escaping @Sendable (LiveEnd) -> Void) -> Watching {
        let connection = ConnectionEnd { tell(.closed) }
        // A connection that is closed already takes no more handlers.
        channel.pipeline.addHandler(connection, position: .first).whenFailure { _ in tell(.closed) }
        guard let session, let people else { return Watching(channel: channel, connection: connection, session: nil) }
        let end = people.end(of: session)
        let waiting = Task {
            for await _ in end {}
            if !Task.isCancelled { tell(.signedOut) }
        }
        return Watching(channel: channel, connection: connection, session: waiting)
    }
}
