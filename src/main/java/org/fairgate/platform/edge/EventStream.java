package org.fairgate.platform.edge;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.platform.http.Json;
import org.fairgate.platform.http.event.EventSink;
import org.fairgate.platform.http.event.EventSource;

/** One answer of events. Everything happens on the event loop of its request. */
final class EventStream implements EventSink {
    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    /** What a browser waits before it comes again, in milliseconds. */
    private static final Buffer GREETING = Buffer.buffer("retry: 3000\n\n");

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final List<Long> timers = new ArrayList<>();
    private Runnable source = () -> {};
    private boolean over;

    EventStream(RoutingContext request) {
        this.vertx = request.vertx();
        this.context = vertx.getOrCreateContext();
        this.response = request.response();
    }

    /** Begins; the head is set and nothing of it written yet. */
    void begin(EventSource from, Duration heartbeat, Duration life) {
        response.setChunked(true);
        write(GREETING);
        timers.add(vertx.setPeriodic(heartbeat.toMillis(), id -> write(HEARTBEAT)));
        timers.add(vertx.setTimer(life.toMillis(), id -> end()));
        source = from.open(this);
        if (over) {
            // the listener went away, or was too slow, before there was anything to stop
            source.run();
        }
    }

    @Override
    public void send(String name, Object data) {
        Buffer event = Buffer.buffer("event: " + name + "\ndata: ")
                .appendBuffer(Json.write(data))
                .appendString("\n\n");
        context.runOnContext(now -> write(event));
    }

    @Override
    public void end() {
        context.runOnContext(now -> {
            if (!over) {
                stop();
                // A failed write means that the listener has gone.
                var unused = response.end();
            }
        });
    }

    /** A listener that does not read would have its events piled up here: it loses its connection and comes again. */
    private void write(Buffer part) {
        if (over) {
            return;
        }
        if (response.writeQueueFull()) {
            stop();
            response.reset();
            return;
        }
        var unused = response.write(part);
    }

    /** The connection is gone, or the answer has ended: nothing is told any more. */
    void stop() {
        if (!over) {
            over = true;
            timers.forEach(vertx::cancelTimer);
            source.run();
        }
    }
}
