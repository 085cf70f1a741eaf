package org.fairgate.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The routes of the service and their keys. */
class IdempotencyRoutesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final String PARAMETERS = "#/components/parameters/";

    @Test
    void theContractNamesTheKeyWhereItCounts() throws IOException {
        JsonNode paths;
        try (InputStream in = getClass().getResourceAsStream("/openapi.yaml")) {
            paths = new YAMLMapper().readTree(in).get("paths");
        }
        Map<String, String> wrong = new TreeMap<>();
        for (Endpoint endpoint : SERVER.endpoints()) {
            String path = endpoint.path().replaceAll(":([A-Za-z]+)", "{$1}");
            JsonNode operation = paths.path(path).path(endpoint.method().name().toLowerCase(Locale.ROOT));
            if (!named(operation).equals(expected(endpoint.idempotency()))) {
                wrong.put(endpoint.method() + " " + path, named(operation));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String expected(IdempotencyRule rule) {
        if (rule == IdempotencyRule.IGNORED) {
            return "";
        }
        if (rule == IdempotencyRule.REQUIRED) {
            return "RequiredIdempotencyKey";
        }
        return rule == IdempotencyRule.WITH_BODY ? "IdempotencyKeyOfSignUp" : "IdempotencyKey";
    }

    private static String named(JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            String reference = parameter.path("$ref").asText("");
            if (reference.contains("IdempotencyKey")) {
                return reference.substring(PARAMETERS.length());
            }
        }
        return "";
    }

    @Test
    void autoSaveIsRepeatedByItsVersionAndKeepsNoKey() {
        UnitId caller = SERVER.newUnit();
        Api unit = SERVER.unit(caller).with("Idempotency-Key", "k");
        Answer first = unit.with("If-None-Match", "*").put("/api/v1/drafts/unit", Map.of("name", "a"));
        Answer next = unit.with("If-Match", "\"1\"").put("/api/v1/drafts/unit", Map.of("name", "b"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(next.status()).isEqualTo(200);
        assertThat(SERVER.database().count("SELECT count(*) FROM idempotency WHERE caller = $1", caller.value()))
                .isZero();
    }

    @Test
    void anUploadUnderAKeyIsTheSameFileWhateverFrameItComesIn() throws IOException {
        Api unit = SERVER.unit(SERVER.newUnit()).with("Idempotency-Key", "k");
        byte[] picture = png(320);
        Answer first = upload(unit, "frame-one", picture);
        Answer again = upload(unit, "frame-two", picture);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Location")).isNotEmpty().isEqualTo(first.header("Location"));
        Answer other = upload(unit, "frame-one", png(321));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency.other-request");
    }

    private static Answer upload(Api api, String frame, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + frame + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nqualification"
                        + "\r\n--" + frame + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\""
                        + "\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + frame + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return api.send("POST", "/api/v1/files", "multipart/form-data; boundary=" + frame, body.toByteArray());
    }

    private static byte[] png(int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, 200, BufferedImage.TYPE_INT_RGB), "png", bytes))
                .isTrue();
        return bytes.toByteArray();
    }
}
