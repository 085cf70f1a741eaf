package org.fairgate.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.fairgate.crash.ServerProcess;
import org.fairgate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The service with its demo on fixed ports, killed and started again as a test likes, and a Chromium to look at it:
 * {@code @RegisterExtension static final BrowserStage STAGE = new BrowserStage();}.
 */
final class BrowserStage implements BeforeAllCallback, AfterAllCallback {
    static final String DEMO_PASSWORD = "Lotus-7-lantern";

    /** Whether pages leave pictures under {@code target/screenshots}, for people to look at; they take time. */
    static final boolean PICTURES = "on".equals(System.getenv("FAIRGATE_SCREENSHOTS"));

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final TestDatabase database = new TestDatabase();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();
    private final int simulatorPort = ServerProcess.freePort();
    private final int smtpPort = ServerProcess.freePort();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private @Nullable ServerProcess server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        startBrowser();
        database.beforeAll(context);
        Path directory = Files.createTempDirectory("fairgate-browser");
        Files.createDirectories(SCREENSHOTS);
        server = new ServerProcess("org.fairgate.app.Main", environment(directory), directory.resolve("server.log"));
        server.start();
        awaitReady();
    }

    /** Fails where browser tests are required; elsewhere a missing browser skips them, and says so. */
    private void startBrowser() {
        try {
            if (!Files.isExecutable(CHROMIUM)) {
                throw new PlaywrightException(CHROMIUM + " is not installed");
            }
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(ARGUMENTS));
        } catch (PlaywrightException e) {
            if (Objects.equals(System.getenv("FAIRGATE_BROWSER_TESTS"), "required")) {
                throw e;
            }
            System.err.println("##### BROWSER TESTS ARE SKIPPED: " + e.getMessage());
            Assumptions.abort("no browser: " + e.getMessage());
        }
    }

    private Map<String, String> environment(Path directory) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "FAIRGATE_HTTP_HOST", "127.0.0.1",
                "FAIRGATE_HTTP_PORT", Integer.toString(port),
                "FAIRGATE_DATABASE_URI", database.uri(),
                "FAIRGATE_DATABASE_TLS", "disable",
                "FAIRGATE_DATABASE_CONNECT_TIMEOUT", "20s",
                "FAIRGATE_DATABASE_ACQUIRE_TIMEOUT", "20s",
                "FAIRGATE_DEMO_ENABLED", "on",
                "FAIRGATE_DEMO_SIMULATOR_PORT", Integer.toString(simulatorPort),
                "FAIRGATE_DEMO_SMTP_PORT", Integer.toString(smtpPort)));
        environment.putAll(Map.of(
                // Short, so that a journey is; the pace of five seconds is the browser's to keep, not the server's.
                "FAIRGATE_AUTO_SAVE_INTERVAL", "1s",
                "FAIRGATE_SECURITY_ARGON_MEMORY_KIB", "8192",
                "FAIRGATE_SECURITY_ARGON_PASSES", "1",
                "FAIRGATE_EMBEDDED_DIRECTORY", directory.toString(),
                "FAIRGATE_BLOB_DIRECTORY", directory.resolve("blobs").toString()));
        return environment;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
            database.afterAll(context);
        }
    }

    /** SIGKILL. */
    void kill() {
        running().kill();
    }

    /** Starts it again on the same ports and waits until it is ready. */
    void restart() {
        running().start();
        awaitReady();
    }

    private ServerProcess running() {
        return Objects.requireNonNull(server, "register this extension as a static field");
    }

    private void awaitReady() {
        for (int i = 0; i < 1_200; i++) {
            if (ready()) {
                return;
            }
            if (!running().isAlive()) {
                break;
            }
            var unused = database.vertx().timer(100, TimeUnit.MILLISECONDS).await();
        }
        throw new IllegalStateException("not ready: " + log());
    }

    /** Where the service keeps everything. */
    TestDatabase database() {
        return database;
    }

    /** Waits for the demo unit, which signs up a moment after the service is ready. */
    void awaitDemoUnit() {
        for (int i = 0; i < 600 && database.count("SELECT count(*) FROM account") == 0; i++) {
            var unused = database.vertx().timer(100, TimeUnit.MILLISECONDS).await();
        }
    }

    /** Waits for a message in the demo's inbox; the demo's unit is told when it has signed up. */
    void awaitLetter() {
        try {
            HttpResponse<String> unused = get(simulatorUrl("/inbox/messages?wait=30000&limit=1"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean ready() {
        try {
            return get(url("/health/ready")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the service has logged so far. */
    String log() {
        try {
            return running().log();
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private HttpResponse<String> get(String address) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The address of a page. */
    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** The address of a page of the simulator. */
    String simulatorUrl(String path) {
        return "http://localhost:" + simulatorPort + path;
    }

    /** The newest code sent to this number or address, as soon as there is one. */
    String code(String target) {
        String inbox = "http://127.0.0.1:" + simulatorPort + "/inbox/messages?wait=30000&limit=1&to=" + target;
        try {
            return new io.vertx.core.json.JsonObject(get(inbox).body())
                    .getJsonArray("messages")
                    .getJsonObject(0)
                    .getString("code");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Everything that was sent to this number or address so far. */
    io.vertx.core.json.JsonArray messages(String target) {
        try {
            String inbox = "http://127.0.0.1:" + simulatorPort + "/inbox/messages?limit=50&to=" + target;
            return new io.vertx.core.json.JsonObject(get(inbox).body()).getJsonArray("messages");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A browser without any memory, as on another device. */
    Visit visit(int width, String language) {
        return new Visit(this, Objects.requireNonNull(browser), width, language);
    }

    static Path screenshot(String name) {
        return SCREENSHOTS.resolve(name + ".png");
    }
}
