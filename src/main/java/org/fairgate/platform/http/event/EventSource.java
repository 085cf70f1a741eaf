package org.fairgate.platform.http.event;

/** Tells one listener of events until it goes away; what {@code Reply.events} answers with. */
public interface EventSource {
    /** Whose streams are counted together, since each caller may hold a few only. */
    String owner();

    /**
     * Begins to tell; called once, on the event loop of the request, when the head of the answer is written.
     *
     * @return what ends it; run once, whoever ended the stream
     */
    Runnable open(EventSink listener);
}
