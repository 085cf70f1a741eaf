package org.fairgate.notice;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.fairgate.kernel.Language;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;

/** Says a notice in words, in the language of its unit (R-NOT-4). */
public final class NoticeWords {
    private final Texts texts;
    private final long codeMinutes;

    /** @param codeLife how long a one-time code is valid, as the texts say it */
    public NoticeWords(Texts texts, Duration codeLife) {
        this.texts = texts;
        this.codeMinutes = codeLife.toMinutes();
    }

    String subject(NoticeKind kind, Language language) {
        return texts.get(language, Text.subjectOf(kind));
    }

    /** The body, paragraphs parted by an empty line. */
    public String body(NoticeKind kind, Language language, Map<String, String> parameters) {
        Object[] values = Stream.concat(
                        kind.parameters().stream().map(name -> parameters.getOrDefault(name, "")),
                        Stream.of(Long.toString(codeMinutes)))
                .toArray();
        return texts.get(language, Text.bodyOf(kind), values);
    }

    /** Subject and body of every kind. Placeholders: the kind's parameters in their order, then minutes a code is valid. */
    private enum Text implements TextKey {
        VERIFICATION_CODE_SUBJECT,
        VERIFICATION_CODE_BODY,
        PASSWORD_CHANGED_SUBJECT,
        PASSWORD_CHANGED_BODY,
        ACCOUNT_CREATED_SUBJECT,
        ACCOUNT_CREATED_BODY,
        SIGN_UP_ATTEMPTED_SUBJECT,
        SIGN_UP_ATTEMPTED_BODY,
        UNIT_APPROVED_SUBJECT,
        UNIT_APPROVED_BODY,
        UNIT_RETURNED_SUBJECT,
        UNIT_RETURNED_BODY,
        PERSONS_RETURNED_SUBJECT,
        PERSONS_RETURNED_BODY,
        PLEASE_PAY_SUBJECT,
        PLEASE_PAY_BODY,
        ORDER_PAID_SUBJECT,
        ORDER_PAID_BODY,
        TRANSFER_REJECTED_SUBJECT,
        TRANSFER_REJECTED_BODY,
        TRANSFER_NOT_NEEDED_SUBJECT,
        TRANSFER_NOT_NEEDED_BODY;

        static Text subjectOf(NoticeKind kind) {
            return valueOf(kind.name() + "_SUBJECT");
        }

        static Text bodyOf(NoticeKind kind) {
            return valueOf(kind.name() + "_BODY");
        }

        @Override
        public String feature() {
            return "notice";
        }
    }
}
