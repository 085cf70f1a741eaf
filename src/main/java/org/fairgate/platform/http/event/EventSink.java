package org.fairgate.platform.http.event;

/** One listener of server-sent events. Safe for any thread; what is sent after its end goes nowhere. */
public interface EventSink {
    /**
     * Sends an event.
     *
     * @param name one word, as pages listen for it
     * @param data written as JSON; small, since a listener that does not keep up loses its connection
     */
    void send(String name, Object data);

    /** Ends the stream; the listener may come again. */
    void end();
}
