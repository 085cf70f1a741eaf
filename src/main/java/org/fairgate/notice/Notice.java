package org.fairgate.notice;

import java.util.Map;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.UnitId;

/**
 * Something to tell somebody.
 *
 * @param recipient E.164 number or e-mail address, according to the channel; stored encrypted
 * @param parameters a value for each of {@link NoticeKind#parameters()}
 * @param key unique for the cause, 1 to 200 characters, without personal data: a second notice of the same key is dropped
 */
public record Notice(
        UnitId unit,
        Channel channel,
        String recipient,
        NoticeKind kind,
        Language language,
        Map<String, String> parameters,
        String key) {
    private static final int LONGEST_KEY = 200;

    /**
     * @throws IllegalArgumentException when a parameter or the key is missing
     * @throws org.fairgate.kernel.InvalidValue when the recipient does not fit the channel
     */
    public Notice {
        parameters = Map.copyOf(parameters);
        if (!parameters.keySet().containsAll(kind.parameters())) {
            throw new IllegalArgumentException(kind + " needs the parameters " + kind.parameters());
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a notice's key has 1 to 200 characters");
        }
        recipient = switch (channel) {
            case SMS -> Mobile.ofE164(recipient).e164();
            case MAIL -> new EmailAddress(recipient).value();
        };
    }

    /** Without recipient and parameters, which must not reach a log. */
    @Override
    public String toString() {
        return "Notice[" + kind.code() + " by " + channel.code() + "]";
    }
}
