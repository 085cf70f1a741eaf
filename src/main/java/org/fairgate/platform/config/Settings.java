package org.fairgate.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The whole configuration of one node; each field is explained beside its default in {@code conf/fairgate.yaml}. */
public record Settings(
        Set<String> roles,
        Http http,
        Database database,
        Embedded embedded,
        SecuritySettings security,
        Limits limits,
        Idempotency idempotency,
        AutoSave autoSave,
        Orders orders,
        CallbackSettings callbacks,
        NoticeSettings notice,
        GatewaySettings gateways,
        TransferAccount transfer,
        Blob blob,
        Upload upload,
        Sheets sheets,
        Events events,
        PaymentSettings payment,
        Demo demo,
        Metrics metrics) {

    private static final Set<String> ROLES = Set.of("http", "auto-save", "notice", "import", "payment");

    public Settings {
        roles = Set.copyOf(roles);
        BadSetting.require(ROLES.containsAll(roles) && !roles.isEmpty(), "roles: any of " + ROLES);
        BadSetting.require(
                !roles.contains("http") || roles.contains("auto-save"), "roles: http needs auto-save beside it");
        BadSetting.require(
                idempotency.lease().compareTo(http.requestTimeout()) > 0,
                "idempotency.lease: longer than http.requestTimeout");
        BadSetting.require(
                orders.deadline().compareTo(http.requestTimeout()) < 0,
                "orders.deadline: shorter than http.requestTimeout");
        BadSetting.require(
                events.heartbeat().compareTo(http.idleTimeout()) < 0,
                "events.heartbeat: shorter than http.idleTimeout");
        BadSetting.require(
                payment.callTimeout().compareTo(http.requestTimeout()) < 0,
                "payment.callTimeout: shorter than http.requestTimeout");
    }

    /** The web server. */
    public record Http(
            String host,
            int port,
            String publicUrl,
            int eventLoops,
            Duration idleTimeout,
            Duration bodyTimeout,
            Duration uploadTimeout,
            ByteSize maxBody,
            int maxFormFields,
            Duration requestTimeout,
            int maxConnections,
            boolean secureCookies,
            List<String> trustedProxies,
            Duration drainDelay,
            Duration drainTimeout) {
        public Http {
            trustedProxies = List.copyOf(trustedProxies);
            BadSetting.require(port >= 0 && port <= 65535, "http.port: 0 to 65535");
            BadSetting.require(eventLoops >= 0 && eventLoops <= 256, "http.eventLoops: 0 to 256");
            BadSetting.require(maxFormFields >= 64 && maxFormFields <= 10_000, "http.maxFormFields: 64 to 10000");
            BadSetting.require(maxConnections > 0, "http.maxConnections: above 0");
            BadSetting.require(
                    publicUrl.isEmpty() || publicUrl.matches("https?://[^/]+"),
                    "http.publicUrl: scheme and host only, such as https://fair.example");
        }
    }

    /** PostgreSQL and the pool of ordinary work. */
    public record Database(
            Secret uri,
            String tls,
            int poolSize,
            int maxWaiting,
            Duration acquireTimeout,
            Duration statementTimeout,
            Duration idleInTransactionTimeout,
            Duration connectTimeout,
            Duration tcpUserTimeout,
            boolean migrate) {
        private static final Set<String> TLS = Set.of("disable", "prefer", "require", "verify-ca", "verify-full");

        public Database {
            BadSetting.require(TLS.contains(tls), "database.tls: one of " + TLS);
            BadSetting.require(poolSize > 0 && poolSize <= 500, "database.poolSize: 1 to 500");
            BadSetting.require(maxWaiting >= 0, "database.maxWaiting: 0 or more");
            BadSetting.require(
                    uri.isEmpty() || uri.value().matches("postgres(ql)?://.+"),
                    "database.uri: must begin with postgresql://");
        }
    }

    /** The embedded PostgreSQL of demo and development. */
    public record Embedded(String directory, int port) {}

    /** Limits against guessing and flooding (R-ACC-6, R-ACC-9). */
    public record Limits(
            int passwordTries,
            Duration passwordFirstWait,
            Duration passwordLongestWait,
            int signInsPerAddressMinute,
            int signInsPerSecond,
            Duration codeLife,
            int codeTries,
            int codesPerMinute,
            int codesPerHour,
            int codesPerDay,
            int codesPerAddressHour,
            int codesPerMinuteOverall) {
        public Limits {
            BadSetting.require(passwordTries > 0, "limits.passwordTries: above 0");
            BadSetting.require(codeTries > 0 && codeTries <= 5, "limits.codeTries: 1 to 5 (R-ACC-6)");
            BadSetting.require(
                    codeLife.compareTo(Duration.ofMinutes(10)) <= 0, "limits.codeLife: at most 10m (ASVS 6.6.2)");
        }
    }

    /** Requests that happen once ({@code Idempotency-Key}). */
    public record Idempotency(Duration kept, Duration lease) {
        public Idempotency {
            BadSetting.require(kept.compareTo(Duration.ofDays(1)) >= 0, "idempotency.kept: at least 1d");
        }
    }

    /** The group commit of new orders (R-PAY-2). */
    public record Orders(int maxBatch, Duration maxWait, int queueLimit, Duration deadline) {
        public Orders {
            BadSetting.require(maxBatch > 0 && maxBatch <= 256, "orders.maxBatch: 1 to 256");
            BadSetting.require(queueLimit >= maxBatch, "orders.queueLimit: at least orders.maxBatch");
        }
    }

    /** The group commit of drafts (R-SAVE). */
    public record AutoSave(
            boolean groupCommit,
            int writers,
            int maxBatch,
            Duration maxWait,
            int queueLimit,
            Duration deadline,
            ByteSize maxBody,
            Duration interval,
            Duration busyInterval,
            Duration fullInterval) {
        public AutoSave {
            BadSetting.require(writers >= 0 && writers <= 64, "autoSave.writers: 0 to 64");
            BadSetting.require(maxBatch > 0 && maxBatch <= 1024, "autoSave.maxBatch: 1 to 1024");
            BadSetting.require(queueLimit >= maxBatch, "autoSave.queueLimit: at least autoSave.maxBatch");
            BadSetting.require(
                    interval.compareTo(busyInterval) <= 0 && busyInterval.compareTo(fullInterval) <= 0,
                    "autoSave: interval <= busyInterval <= fullInterval");
        }
    }

    /** Where files are kept. */
    public record Blob(String directory) {}

    /** Limits of image uploads (R-UNIT-2). */
    public record Upload(ByteSize maxFile, int maxPixels, int threads, int queue, Duration timeout) {
        public Upload {
            BadSetting.require(threads > 0 && threads <= 16, "upload.threads: 1 to 16");
            BadSetting.require(queue > 0, "upload.queue: above 0");
        }
    }

    /** Imports of persons from spreadsheets (R-PER-7). */
    public record Sheets(
            ByteSize maxFile, int threads, int batch, Duration lease, Duration patience, Duration poll, Duration kept) {
        public Sheets {
            BadSetting.require(threads > 0 && threads <= 16, "sheets.threads: 1 to 16");
            BadSetting.require(batch > 0 && batch <= 500, "sheets.batch: 1 to 500");
            BadSetting.require(
                    lease.compareTo(patience) > 0,
                    "sheets.lease: longer than sheets.patience, or a live import is lost");
        }
    }

    /** Answers that go on: pages that are told of changes. */
    public record Events(int most, int mostPerCaller, Duration heartbeat, Duration life, Duration poll) {
        public Events {
            BadSetting.require(most > 0 && mostPerCaller > 0, "events.most, mostPerCaller: above 0");
            BadSetting.require(
                    !heartbeat.isZero() && !poll.isZero() && heartbeat.compareTo(life) < 0,
                    "events: heartbeat and poll above 0, heartbeat shorter than life");
        }
    }

    /** The demo beside the service. */
    public record Demo(String enabled, int simulatorPort, int smtpPort) {
        public Demo {
            BadSetting.require(Set.of("auto", "on", "off").contains(enabled), "demo.enabled: auto, on or off");
        }
    }

    /** Who may read {@code /metrics}. */
    public record Metrics(List<String> allow) {
        public Metrics {
            allow = List.copyOf(allow);
        }
    }

    /** The same with other outside ends; the demo points them at its simulator. */
    public Settings with(NoticeSettings otherNotice, GatewaySettings otherGateways, TransferAccount otherTransfer) {
        return new Settings(
                roles,
                http,
                database,
                embedded,
                security,
                limits,
                idempotency,
                autoSave,
                orders,
                callbacks,
                otherNotice,
                otherGateways,
                otherTransfer,
                blob,
                upload,
                sheets,
                events,
                payment,
                demo,
                metrics);
    }

    /** Whether an embedded PostgreSQL is started by this process. */
    public boolean embeddedDatabase() {
        return database.uri().isEmpty();
    }

    /** Whether demo data, demo accounts and the simulator are present. */
    public boolean demoEnabled() {
        return demo.enabled().equals("on") || demo.enabled().equals("auto") && embeddedDatabase();
    }
}
