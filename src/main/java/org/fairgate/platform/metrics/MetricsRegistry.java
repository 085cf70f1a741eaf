package org.fairgate.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Makes the Prometheus registry. */
public final class MetricsRegistry {
    /** More distinct series than this are dropped: a bug in a label must not eat the heap. */
    private static final int MOST_METERS = 3_000;

    private MetricsRegistry() {}

    /** A registry with JVM and processor figures bound. */
    public static PrometheusMeterRegistry create() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .meterFilter(MeterFilter.deny(MetricsRegistry::isOfOneConnectionOnly))
                .meterFilter(MeterFilter.maximumAllowableMetrics(MOST_METERS));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        return registry;
    }

    /**
     * Vert.x registers the gauges of its clients anew with every connection, under one name: they would show the first
     * one's and warn of the others. What waits for the database is told by {@code fairgate.gate} and {@code vertx.pool},
     * what waits to be sent by {@code fairgate.notice}.
     */
    private static boolean isOfOneConnectionOnly(Meter.Id id) {
        return id.getType() == Meter.Type.GAUGE
                && (id.getName().startsWith("vertx.sql.") || id.getName().startsWith("vertx.http.client."));
    }
}
