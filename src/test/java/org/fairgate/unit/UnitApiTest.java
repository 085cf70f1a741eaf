package org.fairgate.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference data, files and the qualification document over HTTP. */
class UnitApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_DEMO_ENABLED", "on");

    private static final String BOUNDARY = "----fairgate";

    private final UnitId unit = SERVER.newUnit();
    private final Api api = SERVER.unit(unit);

    @Test
    @Tag("R-UNIT-1")
    void theCurrentEditionIsPublicWithItsAreas() {
        Answer answer = SERVER.anonymous().get("/api/v1/editions/current");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("open").asBoolean()).isTrue();
        assertThat(answer.json().path("opensAt").asText()).endsWith("T00:00:00+08:00");
        assertThat(answer.json().path("newBadgeFen").asLong()).isEqualTo(20_000);
        assertThat(answer.json().path("areas")).hasSize(6);
        assertThat(answer.json().at("/areas/0/productGroups/0/code").asText()).isEqualTo("dairy");
    }

    @Test
    @Tag("R-ACC-4")
    void delegationsAreSearchedWithTheirLiaison() {
        Answer answer = SERVER.anonymous().get("/api/v1/delegations?q=guangzhou");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/delegations/0/code").asText()).isEqualTo("guangdong-guangzhou");
        assertThat(answer.json().at("/delegations/0/parent").asText()).isEqualTo("guangdong");
        assertThat(answer.json().at("/delegations/0/liaison/email").asText()).contains("@");
        assertThat(SERVER.anonymous()
                        .get("/api/v1/delegations")
                        .json()
                        .path("delegations")
                        .size())
                .isGreaterThan(39);
    }

    @Test
    @Tag("R-ACC-5")
    void aRecommendationCodeIsKnownOrNot() {
        Api english = SERVER.anonymous().with("Accept-Language", "en");

        assertThat(english.get("/api/v1/recommendation-codes/demo-bank").json())
                .hasToString("{\"code\":\"DEMO-BANK\",\"partner\":\"Demo Bank\"}");
        Answer unknown = english.get("/api/v1/recommendation-codes/nobody");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("delegation.unknown-recommendation");
    }

    @Test
    @Tag("R-UNIT-3")
    void aHalfFilledPageComesBackOnAnotherDeviceExactlyAsItWasTyped() {
        String typed = "{\"name\":\"广州 \",\"website\":\"not yet\",\"employees\":\"\"}";
        assertThat(api.with("If-None-Match", "*")
                        .put("/api/v1/drafts/unit", typed)
                        .status())
                .isEqualTo(200);
        Answer elsewhere = SERVER.unit(unit).get("/api/v1/drafts/unit");
        assertThat(elsewhere.text()).isEqualTo(typed);
        assertThat(elsewhere.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @Tag("R-UNIT-2")
    void anUploadedPictureIsReadByItsUnitOnly() {
        Answer sent = upload("qualification", "file", png());
        assertThat(sent.status()).isEqualTo(201);
        String url = sent.json().path("url").asText();

        Answer read = api.get(url);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.contentType()).isEqualTo("image/jpeg");
        assertThat(read.header("Content-Disposition")).isEqualTo("inline");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Cache-Control")).startsWith("private");
        Answer foreign = SERVER.unit(SERVER.newUnit()).get(url);
        Answer absent = api.get("/api/v1/files/" + SERVER.newId());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo(absent.code()).isEqualTo("file.no-such-file");
        assertThat(SERVER.anonymous().get(url).status()).isEqualTo(401);
        assertThat(SERVER.staff(Role.FINANCE, SERVER.newId()).get(url).status()).isEqualTo(403);
    }

    @Test
    @Tag("R-UNIT-2")
    void whatIsNoUploadOfAPictureIsRefused() {
        assertThat(upload("qualification", "file", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("image.not-an-image");
        assertThat(upload("qualification", "picture", png()).code()).isEqualTo("file.no-file-sent");
        assertThat(upload("passport", "file", png()).code()).isEqualTo("file.unknown-purpose");
        assertThat(upload("qualification", "file", new byte[3 * 1024 * 1024]).status())
                .isEqualTo(413);
        assertThat(api.post("/api/v1/files", Map.of("file", "x")).status()).isBetween(400, 415);
    }

    @Test
    @Tag("R-UNIT-2")
    void theQualificationDocumentIsSetForTheCallersOwnUnit() {
        register(unit, "overseas-enterprise");
        String file =
                upload("qualification", "file", png()).json().path("fileId").asText();

        Answer set = api.put("/api/v1/unit/qualification", Map.of("fileId", file));
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().path("fileId").asText()).isEqualTo(file);
        UnitId other = SERVER.newUnit();
        register(other, "overseas-enterprise");
        assertThat(SERVER.unit(other)
                        .put("/api/v1/unit/qualification", Map.of("fileId", file))
                        .code())
                .isEqualTo("file.no-such-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"fileId\":null}",
                "{\"fileId\":1}",
                "{\"fileId\":\"1-1-1-1-1\"}",
                "{\"fileId\":\"\\u0000\"}",
                "[]",
                "{",
                "{\"fileId\":\"0190\",\"more\":1}"
            })
    void aMalformedChangeIsRefusedAsSuch(String body) {
        Answer answer = api.put("/api/v1/unit/qualification", body);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/unit", "/api/v1/unit/preview", "/api/v1/unit/progress"})
    void anAccountWithoutRegistrationIsToldSo(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("unit.not-registered");
        assertThat(SERVER.anonymous().get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/files/1-1-1-1-1", "/api/v1/files/%00", "/api/v1/files/..%2f..%2fetc"})
    void whatIsNoIdIsNotFoundOrRefused(String path) {
        assertThat(api.get(path).status()).isIn(400, 404);
    }

    private static void register(UnitId unit, String category) {
        var unused = SERVER.database().sql("""
                INSERT INTO unit (unit_id, edition_id, category, desk_id, node_id, state, created_at, updated_at)
                SELECT $1, edition_id, $2, gen_random_uuid(), gen_random_uuid(), 'draft', now(), now() FROM edition""", unit.value(), category);
    }

    private Answer upload(String purpose, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n" + purpose
                        + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"licence.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return api.send("POST", "/api/v1/files", "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            boolean written = ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
            assert written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
