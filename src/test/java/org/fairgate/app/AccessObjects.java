package org.fairgate.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.fairgate.kernel.Language;
import org.fairgate.person.sheet.SheetWords;
import org.fairgate.person.sheet.TestSheet;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.FullUnit;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;

/** Objects of two units that do not know of each other, made anew for every request that may use them up. */
final class AccessObjects {
    private final TestServer server;
    private final Map<String, Function<Unit, String>> makers;
    private final Map<Unit, String> imports = new HashMap<>();

    AccessObjects(TestServer server) {
        this.server = server;
        this.makers = Map.of(
                "address", AccessObjects::address,
                "person", AccessObjects::person,
                "draft", unit -> "person." + person(unit),
                "file", AccessObjects::file,
                "import", this::importOf,
                "order", this::order,
                "session", AccessObjects::session);
    }

    /** A unit with a registration. */
    record Unit(UUID id, Api api) {}

    Unit signedUp() {
        Answer account = server.anonymous().post("/api/v1/accounts", SignUps.body(server, server.anonymous()));
        return new Unit(
                UUID.fromString(account.json().path("account").path("id").asText()),
                server.anonymous().bearer(account.json().path("accessToken").asText()));
    }

    /** Whether units own objects of this kind. */
    boolean isOwned(String kind) {
        return makers.containsKey(kind);
    }

    /** The id of a new object of the unit. */
    String of(String kind, Unit unit) {
        Function<Unit, String> maker = makers.get(kind);
        if (maker == null) {
            throw new IllegalArgumentException(kind);
        }
        return maker.apply(unit);
    }

    /** The id of nothing, in the form of that kind. */
    String absent(String kind) {
        return (kind.equals("draft") ? "person." : "") + server.newId();
    }

    private static String address(Unit unit) {
        for (JsonNode old : unit.api().get("/api/v1/addresses").json().path("addresses")) {
            var unused = unit.api().delete("/api/v1/addresses/" + old.path("id").asText());
        }
        Map<String, Object> body =
                Map.of("recipient", "李明", "phone", "13800000000", "region", "广东", "address", "天河路 1 号");
        return made(201, unit.api().post("/api/v1/addresses", body))
                .json()
                .path("id")
                .asText();
    }

    private static String person(Unit unit) {
        return made(201, unit.api().post("/api/v1/persons", Map.of("kind", "mainland")))
                .json()
                .path("personId")
                .asText();
    }

    private String order(Unit unit) {
        return made(201, new Payable(server.database()).order(unit.id(), unit.api()))
                .json()
                .path("orderId")
                .asText();
    }

    private static String session(Unit unit) {
        return made(200, unit.api().get("/api/v1/sessions"))
                .json()
                .path("sessions")
                .path(0)
                .path("id")
                .asText();
    }

    /** One for each unit: nothing uses it up. */
    private String importOf(Unit unit) {
        return imports.computeIfAbsent(
                unit,
                importing -> made(202, upload(importing, "/api/v1/persons/imports", sheet()))
                        .json()
                        .path("importId")
                        .asText());
    }

    private static byte[] sheet() {
        SheetWords words = new SheetWords(
                new Texts(List.of("unit-form", "person-form", "person-sheet")), Language.EN, List.of(), List.of());
        try {
            Path file = Files.createTempFile("people", ".xlsx");
            byte[] content = Files.readAllBytes(new TestSheet(words).good(1).xlsx(file));
            Files.delete(file);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Unit unit) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", png)) {
                throw new IllegalStateException("no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made(201, upload(unit, "/api/v1/files", png.toByteArray()))
                .json()
                .path("fileId")
                .asText();
    }

    private static Answer upload(Unit unit, String path, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8(String.join(
                "\r\n",
                "--edge",
                "Content-Disposition: form-data; name=\"purpose\"",
                "",
                "qualification",
                "--edge",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a\"",
                "",
                "")));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--edge--\r\n"));
        return unit.api().send("POST", path, "multipart/form-data; boundary=edge", body.toByteArray());
    }

    /** A submitted unit of this node; an empty code stands for the overseas desk. */
    String submitted(String node) {
        Unit unit = signedUp();
        FullUnit full = new FullUnit(unit.api());
        var unusedDocument = full.pages();
        full.submit(full.person());
        String nil = "'00000000-0000-0000-0000-000000000000'::uuid";
        var unused = server.database()
                .sql(
                        "UPDATE unit SET node_id = coalesce((SELECT delegation_id FROM delegation WHERE code = $2), "
                                + nil
                                + "), desk_id = coalesce((SELECT coalesce(parent_id, delegation_id) FROM delegation"
                                + " WHERE code = $2), " + nil + ") WHERE unit_id = $1",
                        unit.id(),
                        node);
        return unit.id().toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Answer made(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer);
        }
        return answer;
    }
}
