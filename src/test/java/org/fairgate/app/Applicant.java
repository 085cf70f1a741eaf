package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;

/** A unit that fills in everything over HTTP, so that it can submit. */
record Applicant(Api api) {
    /** Fills in the unit and one person; gives the person's id. */
    String fillIn() {
        save(
                "unit",
                "If-None-Match",
                "*",
                Map.of("name", "华星公司", "industry", "mining", "region", "北京市", "address", "长安街 1 号"));
        save("contact", "If-None-Match", "*", Map.of("name", "王五", "mobile", "13800000000", "email", "w@example.cn"));
        save("purchase-intention", "If-None-Match", "*", intention());
        Answer changed = api.put("/api/v1/unit/qualification", Map.of("fileId", uploaded("qualification")));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        String person = api.post("/api/v1/persons", Map.of("kind", "mainland"))
                .json()
                .path("personId")
                .asText();
        save("person." + person, "If-Match", "\"1\"", person());
        return person;
    }

    private static Map<String, Object> intention() {
        return Map.of(
                "volume", "1m-10m",
                "areas", List.of("medical"),
                "productGroups", List.of("vaccines"),
                "countries", List.of("FR"),
                "purposes", List.of("procurement"));
    }

    private Map<String, Object> person() {
        String day = api.get("/api/v1/editions/current")
                .json()
                .path("entryDays")
                .path(0)
                .asText();
        return Map.of(
                "documentNumber", "11010519491231002X",
                "name", "李明",
                "mobile", "13800000000",
                "position", "经理",
                "photo", uploaded("person_photo"),
                "entryDays", List.of(day),
                "delivery", "pick-up",
                "commitment", List.of("yes"));
    }

    private void save(String page, String header, String version, Map<String, Object> body) {
        Answer saved = api.with(header, version).put("/api/v1/drafts/" + page, body);
        assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    }

    private String uploaded(String purpose) {
        byte[] body = multipart(purpose, "file", picture());
        Answer stored = api.send("POST", "/api/v1/files", "multipart/form-data; boundary=edge", body);
        assertThat(stored.status()).as(stored.toString()).isEqualTo(201);
        return stored.json().path("fileId").asText();
    }

    /** An upload as browsers send it, its parts apart by {@code edge}. */
    static byte[] multipart(String purpose, String field, byte[] content) {
        String head = """
                --edge\r
                Content-Disposition: form-data; name="purpose"\r
                \r
                %s\r
                --edge\r
                Content-Disposition: form-data; name="%s"; filename="a.png"\r
                Content-Type: image/png\r
                \r
                """;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.formatted(purpose, field).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(new BufferedImage(300, 420, BufferedImage.TYPE_INT_RGB), "png", bytes))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
