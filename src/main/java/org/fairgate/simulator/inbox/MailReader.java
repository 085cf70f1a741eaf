package org.fairgate.simulator.inbox;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a MIME message into a letter. Attachments are left out. */
final class MailReader {
    private static final int DEEPEST = 10;
    private static final String TEMPLATE_HEADER = "X-Template";

    private String text = "";
    private String html = "";

    private MailReader() {}

    /** @param to the recipient of the SMTP envelope, which may be in no header */
    static Letter read(MimeMessage mail, String to) throws MessagingException, IOException {
        MailReader reader = new MailReader();
        reader.take(mail, 0);
        String reference = orEmpty(mail.getMessageID());
        String template = orEmpty(mail.getHeader(TEMPLATE_HEADER, ","));
        return new Letter(
                Kind.MAIL,
                new Letter.Envelope(sender(mail), to, reference, template),
                new Letter.Content(orEmpty(mail.getSubject()), reader.text, reader.html),
                headers(mail));
    }

    private void take(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("text/plain") && text.isEmpty()) {
            text = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
            html = String.valueOf(part.getContent());
        }
    }

    private static String sender(MimeMessage mail) throws MessagingException {
        Address[] from = mail.getFrom();
        if (from == null || from.length == 0) {
            return "";
        }
        return from[0] instanceof InternetAddress address ? address.toUnicodeString() : from[0].toString();
    }

    private static Map<String, String> headers(MimeMessage mail) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.merge(header.getName(), orEmpty(header.getValue()), (first, next) -> first + ", " + next);
        }
        return headers;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
