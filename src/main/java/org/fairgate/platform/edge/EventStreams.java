package org.fairgate.platform.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.event.EventSource;

/**
 * The open streams of events of this node: at most {@code events.most}, of these at most {@code events.mostPerCaller} of
 * one caller. Each shows a sign of life now and then, and ends by itself, so that a listener nobody looks at is not kept
 * for ever and a balancer can move the rest. Safe for any event loop.
 */
public final class EventStreams {
    private final Settings.Events settings;
    private final Counter refused;
    private final Map<HttpConnection, EventStream> open = new HashMap<>();
    private final Map<String, Integer> byOwner = new HashMap<>();
    private boolean draining;

    public EventStreams(MeterRegistry metrics, Settings.Events settings) {
        this.settings = settings;
        this.refused = metrics.counter("fairgate.events.refused");
        Gauge.builder("fairgate.events.open", this, EventStreams::count).register(metrics);
    }

    /** Keeps a place for a stream on this connection; false when there is none left, or the node is going down. */
    synchronized boolean admit(RoutingContext request, EventSource source) {
        HttpConnection connection = request.request().connection();
        boolean room = open.size() < settings.most()
                && byOwner.getOrDefault(source.owner(), 0) < settings.mostPerCaller()
                && !open.containsKey(connection);
        if (draining || !room) {
            refused.increment();
            return false;
        }
        EventStream stream = new EventStream(request);
        open.put(connection, stream);
        byOwner.merge(source.owner(), 1, Integer::sum);
        request.addEndHandler(ended -> {
            leave(connection, source.owner());
            stream.stop();
        });
        return true;
    }

    /** Begins a stream that was admitted and whose head is set. */
    void begin(RoutingContext request, EventSource source) {
        EventStream stream;
        synchronized (this) {
            stream = open.get(request.request().connection());
        }
        if (stream != null) {
            stream.begin(source, settings.heartbeat(), settings.life());
        }
    }

    private synchronized void leave(HttpConnection connection, String owner) {
        open.remove(connection);
        byOwner.computeIfPresent(owner, (one, count) -> count > 1 ? count - 1 : null);
    }

    /** Whether a stream is under way on the connection. */
    synchronized boolean isOn(HttpConnection connection) {
        return open.containsKey(connection);
    }

    /** Ends all and takes no more: the node is going down, and listeners find another one. */
    public void drain() {
        List<EventStream> all;
        synchronized (this) {
            draining = true;
            all = List.copyOf(open.values());
        }
        all.forEach(EventStream::end);
    }

    private synchronized int count() {
        return open.size();
    }
}
