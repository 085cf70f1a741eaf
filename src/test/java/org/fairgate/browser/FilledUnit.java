package org.fairgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Fills in a signed-in unit's pages and persons through the API, as the page that is open would. */
final class FilledUnit {
    private static final String CALL = """
            async ([method, path, body, headers]) => {
              const answer = await fetch(path, { method, body: body || undefined, headers: {
                Accept: "application/json", "X-CSRF-Token": document.querySelector('meta[name="csrf-token"]').content,
                ...(body ? { "Content-Type": "application/json" } : {}), ...headers } });
              return answer.status + " " + (await answer.text());
            }""";

    private static final String UPLOAD = """
            async ([purpose, base64]) => {
              const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
              const data = new FormData();
              data.append("purpose", purpose);
              data.append("file", new Blob([bytes], { type: "image/jpeg" }), "picture.jpg");
              const answer = await fetch("/api/v1/files", { method: "POST", body: data, headers: {
                "X-CSRF-Token": document.querySelector('meta[name="csrf-token"]').content } });
              return answer.status + " " + (await answer.text());
            }""";

    private final Visit visit;

    FilledUnit(Visit visit) {
        this.visit = visit;
    }

    /** Every page but those of persons. */
    void pages(String name) {
        save(
                "unit",
                Map.of(
                        "name",
                        name,
                        "legalRepresentative",
                        "李明",
                        "industry",
                        "mining",
                        "region",
                        "广东省广州市",
                        "address",
                        "珠江新城 1 号"));
        save("contact", Map.of("name", "王芳", "mobile", "13900000001", "email", "demo@unit.example.cn"));
        save(
                "purchase-intention",
                Map.of(
                        "volume", "1m-10m",
                        "areas", List.of("medical"),
                        "productGroups", List.of("vaccines"),
                        "countries", List.of("FR"),
                        "purposes", List.of("procurement")));
        String licence = upload("qualification", picture(900, 640, Color.WHITE));
        JsonObject unused =
                call("PUT", "/api/v1/unit/qualification", new JsonObject().put("fileId", licence), Map.of());
    }

    /** A mainland person with everything filled in; answers its id. */
    String person(String name, String document) {
        String id = call("POST", "/api/v1/persons", new JsonObject().put("kind", "mainland"), Map.of())
                .getString("personId");
        String day = call("GET", "/api/v1/editions/current", null, Map.of())
                .getJsonArray("entryDays")
                .getString(0);
        JsonObject content = new JsonObject()
                .put("documentType", "resident-id")
                .put("documentNumber", document)
                .put("name", name)
                .put("mobile", "13800000000")
                .put("position", "经理")
                .put("photo", upload("person_photo", picture(360, 504, new Color(0xC8, 0xDC, 0xE8))))
                .put("entryDays", new JsonArray().add(day))
                .put("delivery", "pick-up")
                .put("commitment", new JsonArray().add("yes"));
        JsonObject unused = call("PUT", "/api/v1/drafts/person." + id, content, Map.of("If-Match", "\"1\""));
        return id;
    }

    private void save(String page, Map<String, Object> fields) {
        JsonObject unused = call("PUT", "/api/v1/drafts/" + page, new JsonObject(fields), Map.of("If-None-Match", "*"));
    }

    JsonObject call(
            String method,
            String path,
            @org.jspecify.annotations.Nullable JsonObject body,
            Map<String, String> headers) {
        Object answer = visit.page().evaluate(CALL, List.of(method, path, body == null ? "" : body.encode(), headers));
        return parsed(method + " " + path, String.valueOf(answer));
    }

    private String upload(String purpose, byte[] picture) {
        Object answer = visit.page()
                .evaluate(UPLOAD, List.of(purpose, Base64.getEncoder().encodeToString(picture)));
        return parsed("upload", String.valueOf(answer)).getString("fileId");
    }

    private static JsonObject parsed(String what, String answer) {
        assertThat(answer).as(what).startsWith("20");
        String body = answer.substring(4);
        return body.isEmpty() ? new JsonObject() : new JsonObject(body);
    }

    /** A picture with something in it, as a camera would take it. */
    private static byte[] picture(int width, int height, Color ground) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x50, 0x40, 0x38));
        pen.fillOval(width / 3, height / 5, width / 3, height / 3);
        pen.fillRoundRect(width / 5, height * 3 / 5, width * 3 / 5, height / 2, 60, 60);
        pen.setColor(new Color(0xB0, 0x20, 0x20));
        pen.drawRect(12, 12, width - 24, height - 24);
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(image, "jpeg", out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
