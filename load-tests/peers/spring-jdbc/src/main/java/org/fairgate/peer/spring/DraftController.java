package org.fairgate.peer.spring;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/v1/drafts/{page}} with the answers of the service's contract. */
@RestController
class DraftController {
    private static final int MOST_BYTES = 65_536;
    private static final int SAVE_INTERVAL_MS = 5_000;

    private final TokenVerifier tokens;
    private final DraftRepository drafts;
    private final ObjectMapper json;
    private final InstantSource clock;

    DraftController(TokenVerifier tokens, DraftRepository drafts, ObjectMapper json, InstantSource clock) {
        this.tokens = tokens;
        this.drafts = drafts;
        this.json = json;
        this.clock = clock;
    }

    private record Saved(long version, String savedAt, int saveIntervalMs) {}

    private record Stale(String code, long currentVersion) {}

    @PutMapping(path = "/api/v1/drafts/{page}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> save(
            @PathVariable String page,
            @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody byte[] body) {
        UUID unit = tokens.unitOf(authorization).orElse(null);
        if (unit == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
        }
        long basedOn = versionIn(ifMatch);
        if (basedOn < 0 || !isObject(body)) {
            return ResponseEntity.badRequest().build();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OptionalLong version = drafts.save(unit, page, basedOn, body, now);
        if (version.isEmpty()) {
            return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                    .body(new Stale("draft.stale", drafts.version(unit, page)));
        }
        return ResponseEntity.ok()
                .eTag("\"" + version.getAsLong() + "\"")
                .body(new Saved(version.getAsLong(), now.toString(), SAVE_INTERVAL_MS));
    }

    @GetMapping("/health/ready")
    String ready() {
        return "{\"status\":\"UP\"}";
    }

    /** Version of {@code "17"}; 0 without the header, -1 if it is not of this form. */
    private static long versionIn(String ifMatch) {
        if (ifMatch == null) {
            return 0;
        }
        try {
            return Long.parseLong(ifMatch, 1, ifMatch.length() - 1, 10);
        } catch (NumberFormatException | IndexOutOfBoundsException notAVersion) {
            return -1;
        }
    }

    private boolean isObject(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }
}
