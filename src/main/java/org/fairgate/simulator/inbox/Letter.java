package org.fairgate.simulator.inbox;

import java.util.Map;

/**
 * What was sent to one recipient, before the inbox gives it a number.
 *
 * @param kind by which way it came
 * @param envelope from whom, to whom
 * @param content what it says
 * @param headers the mail's headers as received; of an SMS the gateway's own numbers
 */
public record Letter(Kind kind, Envelope envelope, Content content, Map<String, String> headers) {
    public Letter {
        headers = Map.copyOf(headers);
    }

    /**
     * From whom, to whom.
     *
     * @param from sender address, or the sign name of an SMS
     * @param to one recipient: mail address or phone number as it was sent
     * @param reference the sender's own number (Message-ID, OutId), empty if none was given
     * @param template template code, empty if unknown
     */
    public record Envelope(String from, String to, String reference, String template) {}

    /**
     * What it says; very long texts are cut.
     *
     * @param subject empty for an SMS
     * @param text final plain text, empty if a mail has none
     * @param html empty if there is none
     */
    public record Content(String subject, String text, String html) {
        private static final int MOST_CHARS = 200_000;

        public Content {
            text = cut(text);
            html = cut(html);
        }

        private static String cut(String text) {
            return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
        }
    }
}
