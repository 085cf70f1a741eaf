package org.fairgate.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;

/** Objects of two units that do not know of each other, made anew for every request that may use them up. */
final class AccessObjects {
    private final TestServer server;
    private final Map<String, Function<Unit, String>> makers;

    AccessObjects(TestServer server) {
        this.server = server;
        this.makers = Map.of(
                "address", AccessObjects::address,
                "person", AccessObjects::person,
                "draft", unit -> "person." + person(unit),
                "file", AccessObjects::file,
                "import", this::importOf,
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
        unit.api()
                .get("/api/v1/addresses")
                .json()
                .path("addresses")
                .forEach(old -> made(
                        204,
                        unit.api().delete("/api/v1/addresses/" + old.path("id").asText())));
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

    private static String session(Unit unit) {
        return made(200, unit.api().get("/api/v1/sessions"))
                .json()
                .path("sessions")
                .path(0)
                .path("id")
                .asText();
    }

    private String importOf(Unit unit) {
        UUID id = server.newId();
        server.database()
                .sql(
                        "INSERT INTO person_import (unit_id, import_id, edition_id, state, file_name, size, parts, problem,"
                                + " created_at, changed_at) SELECT $1, $2, edition_id, 'failed', '\\x00', 1, '{}',"
                                + " 'import.unreadable', now(), now() FROM unit WHERE unit_id = $1",
                        unit.id(),
                        id);
        return id.toString();
    }

    private static String file(Unit unit) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                utf8("--edge\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nqualification\r\n--edge\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"));
        try {
            if (!ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", body)) {
                throw new IllegalStateException("no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body.writeBytes(utf8("\r\n--edge--\r\n"));
        return made(
                        201,
                        unit.api()
                                .send(
                                        "POST",
                                        "/api/v1/files",
                                        "multipart/form-data; boundary=edge",
                                        body.toByteArray()))
                .json()
                .path("fileId")
                .asText();
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
