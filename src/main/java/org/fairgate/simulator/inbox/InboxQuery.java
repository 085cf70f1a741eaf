package org.fairgate.simulator.inbox;

import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which messages to show.
 *
 * @param to part of the recipient, empty for everyone
 * @param kind empty for both
 * @param after only messages with a greater id; 0 for all
 * @param limit at most so many, 1..{@value #MOST}
 */
public record InboxQuery(String to, Optional<Kind> kind, long after, int limit) implements Predicate<Message> {
    static final int MOST = 500;
    private static final int USUAL = 100;

    public InboxQuery {
        limit = Math.max(1, Math.min(MOST, limit));
    }

    /** Everything, the newest first. */
    public static InboxQuery all() {
        return new InboxQuery("", Optional.empty(), 0, USUAL);
    }

    /** What was sent to this phone number or mail address. */
    public static InboxQuery to(String recipient) {
        return new InboxQuery(recipient, Optional.empty(), 0, USUAL);
    }

    /** Reads {@code to}, {@code kind}, {@code after}, {@code limit}; what is absent or unreadable counts as not given. */
    public static InboxQuery from(MultiMap params) {
        return new InboxQuery(
                Optional.ofNullable(params.get("to")).orElse("").strip(),
                Optional.ofNullable(params.get("kind")).flatMap(Kind::of),
                number(params, "after", 0),
                (int) number(params, "limit", USUAL));
    }

    @Override
    public boolean test(Message message) {
        return message.id() > after
                && kind.map(wanted -> wanted == message.letter().kind()).orElse(true)
                && message.isTo(to);
    }

    static long number(MultiMap params, String name, long otherwise) {
        String given = params.get(name);
        return given != null && given.matches("[0-9]{1,9}") ? Long.parseLong(given) : otherwise;
    }
}
