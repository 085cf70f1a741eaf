package org.fairgate.notice;

import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Language;

/**
 * A notice as a gateway gets it.
 *
 * @param id what the receiver tells repeats by; stays the same over all tries
 * @param recipient E.164 number or e-mail address
 * @param parameters for gateways that hold the words themselves
 * @param words for gateways that take words
 */
public record Letter(
        UUID id, String recipient, NoticeKind kind, Language language, Map<String, String> parameters, Words words) {
    /** Subject, and body as plain text with paragraphs parted by an empty line. */
    public record Words(String subject, String body) {}

    /** Without recipient and content, which must not reach a log. */
    @Override
    public String toString() {
        return "Letter[" + id + ", " + kind.code() + "]";
    }
}
