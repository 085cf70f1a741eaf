package org.fairgate.simulator;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.inbox.Kind;
import org.fairgate.simulator.inbox.Message;
import org.fairgate.simulator.page.Lang;

/**
 * What the page {@code /inbox} shows.
 *
 * @param lang its language
 * @param query which messages were asked for
 * @param standing how full the inbox is
 * @param messages newest first
 */
public record InboxPage(Lang lang, InboxQuery query, Inbox.Standing standing, List<Entry> messages) {

    static InboxPage of(Lang lang, InboxQuery query, Inbox inbox) {
        // the standing first: a message that comes in between is then fetched twice rather than never
        Inbox.Standing standing = inbox.standing();
        return new InboxPage(
                lang,
                query,
                standing,
                inbox.find(query).stream().map(Entry::new).toList());
    }

    /** The kind asked for, empty for both. */
    public String kind() {
        return query.kind().map(Kind::tag).orElse("");
    }

    /** Whether only some messages were asked for. */
    public boolean filtered() {
        return !query.to().isEmpty() || query.kind().isPresent();
    }

    /**
     * A message as shown.
     *
     * @param message the message
     */
    public record Entry(Message message) {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

        /** When it came, Beijing time. */
        public String time() {
            return TIME.format(message.at());
        }

        /** Whether it is an SMS. */
        public boolean isSms() {
            return message.letter().kind() == Kind.SMS;
        }

        /** Where the HTML of a mail is, for a sandboxed frame. */
        public String htmlUrl() {
            return "/inbox/messages/" + message.id() + "/html";
        }

        /** Whether it has an HTML part. */
        public boolean hasHtml() {
            return !message.letter().content().html().isBlank();
        }

        /** Headers by name. */
        public Map<String, String> headers() {
            return new TreeMap<>(message.letter().headers());
        }
    }
}
