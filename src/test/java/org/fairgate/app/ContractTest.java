package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code openapi.yaml} and what is served are the same, both ways. */
class ContractTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static JsonNode contract() throws IOException {
        try (InputStream in = ContractTest.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        }
    }

    private static Set<String> described() throws IOException {
        Set<String> all = new HashSet<>();
        contract()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return all;
    }

    /** The contract is about what programs call: the API, health and metrics; pages and files are for browsers. */
    private static boolean isForPrograms(Endpoint endpoint) {
        return endpoint.path().startsWith("/api/")
                || endpoint.path().startsWith("/health/")
                || endpoint.path().equals("/metrics");
    }

    private static Set<String> served() {
        Set<String> all = new HashSet<>();
        for (Endpoint endpoint : SERVER.endpoints()) {
            if (isForPrograms(endpoint)) {
                all.add(endpoint.method() + " " + endpoint.path().replaceAll(":([A-Za-z]+)", "{$1}"));
            }
        }
        return all;
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsServed() throws IOException {
        assertThat(served()).isEqualTo(described());
    }

    @Test
    void everyRouteThatNeedsASignInSaysSoInTheContract() throws IOException {
        JsonNode paths = contract().get("paths");
        for (Endpoint endpoint : SERVER.endpoints()) {
            if (isForPrograms(endpoint)) {
                JsonNode operation = paths.get(endpoint.path().replaceAll(":([A-Za-z]+)", "{$1}"))
                        .get(endpoint.method().name().toLowerCase(Locale.ROOT));
                assertThat(operation.get("security").isEmpty())
                        .as(endpoint.method() + " " + endpoint.path())
                        .isEqualTo(endpoint.access().open());
            }
        }
    }
}
