package org.fairgate.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A unit of the demo's edition that fills in everything through the API and can be submitted. */
public final class FullUnit {
    /** What the unit calls itself. */
    public static final String NAME = "契约测试有限公司";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Api unit;

    /** @param unit a signed-in domestic enterprise without anything filled in */
    public FullUnit(Api unit) {
        this.unit = unit;
    }

    /** Every page but those of persons; answers the id of the qualification document. */
    public String pages() {
        save("unit", Map.of("name", NAME, "industry", "mining", "region", "北京市", "address", "长安街 1 号"));
        save("contact", Map.of("name", "王五", "mobile", "13800000000", "email", "w@example.cn"));
        save(
                "purchase-intention",
                Map.of(
                        "volume", "1m-10m",
                        "areas", List.of("medical"),
                        "productGroups", List.of("vaccines"),
                        "countries", List.of("FR"),
                        "purposes", List.of("procurement")));
        String document = upload("qualification", 600, 400);
        granted(unit.put("/api/v1/unit/qualification", Map.of("fileId", document)));
        return document;
    }

    /** A mainland person with everything filled in; answers its id. */
    public String person() {
        return person(residentId());
    }

    /** The same with this number, which may be wrong. */
    public String person(String documentNumber) {
        String id = granted(unit.post("/api/v1/persons", Map.of("kind", "mainland")))
                .json()
                .path("personId")
                .asText();
        String day = granted(unit.get("/api/v1/editions/current"))
                .json()
                .path("entryDays")
                .path(0)
                .asText();
        Map<String, Object> content = new HashMap<>(Map.of(
                "documentType", "resident-id",
                "documentNumber", documentNumber,
                "name", "李明",
                "mobile", "13800000000",
                "position", "经理",
                "photo", upload("person_photo", 360, 504),
                "entryDays", List.of(day),
                "delivery", "pick-up",
                "commitment", List.of("yes")));
        granted(unit.with("If-Match", "\"1\"").put("/api/v1/drafts/person." + id, content));
        return id;
    }

    /** Submits the unit with these persons. */
    public void submit(String... persons) {
        granted(unit.post("/api/v1/submissions", Map.of("persons", List.of(persons))));
    }

    private void save(String page, Map<String, Object> fields) {
        granted(unit.with("If-None-Match", "*").put("/api/v1/drafts/" + page, fields));
    }

    @CanIgnoreReturnValue
    private static Answer granted(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    /** Uploads a grey picture; answers its id. */
    public String upload(String purpose, int width, int height) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = """
                --edge\r
                Content-Disposition: form-data; name="purpose"\r
                \r
                %s\r
                --edge\r
                Content-Disposition: form-data; name="file"; filename="a.jpg"\r
                Content-Type: image/jpeg\r
                \r
                """;
        body.writeBytes(head.formatted(purpose).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(jpeg(width, height));
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return granted(unit.send("POST", "/api/v1/files", "multipart/form-data; boundary=edge", body.toByteArray()))
                .json()
                .path("fileId")
                .asText();
    }

    private static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IllegalStateException("no writer of JPEG");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A resident id that no other person of this run has. */
    private static String residentId() {
        String digits = "44010619800102%03d".formatted(COUNT.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
