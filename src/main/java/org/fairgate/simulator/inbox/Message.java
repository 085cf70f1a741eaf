package org.fairgate.simulator.inbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A letter in the inbox.
 *
 * @param id grows by one with each message
 * @param at when it was received
 * @param repeat whether the inbox already held a letter to the same recipient under the same reference
 * @param letter what was sent
 */
public record Message(long id, Instant at, boolean repeat, Letter letter) {

    /** The verification code in it, empty if there is none. */
    public String code() {
        return Findings.code(letter.content());
    }

    /** The http(s) links in it, in order, each once. */
    public List<String> links() {
        return Findings.links(letter.content());
    }

    /** Whether it was sent to a recipient whose address contains this text, in whatever case. */
    boolean isTo(String part) {
        return letter.envelope().to().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    JsonObject toJson() {
        Letter.Envelope envelope = letter.envelope();
        Letter.Content content = letter.content();
        return new JsonObject()
                .put("id", id)
                .put("kind", letter.kind().tag())
                .put("at", at.toString())
                .put("from", envelope.from())
                .put("to", envelope.to())
                .put("reference", envelope.reference())
                .put("template", envelope.template())
                .put("repeat", repeat)
                .put("subject", content.subject())
                .put("text", content.text())
                .put("html", content.html())
                .put("code", code())
                .put("links", new JsonArray(links()))
                .put("headers", new JsonObject(new TreeMap<String, Object>(letter.headers())));
    }
}
