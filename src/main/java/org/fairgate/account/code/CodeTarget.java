package org.fairgate.account.code;

import org.fairgate.account.base.Login;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Mobile;
import org.fairgate.notice.Channel;
import org.fairgate.platform.security.BlindIndex;

/**
 * What a code is bound to: a number or mailbox, or, for a forgotten password, a login name and the channel of the
 * contact on file.
 *
 * @param value the normal form; equal targets have equal values
 */
public record CodeTarget(Channel channel, String value) {
    public static CodeTarget of(Mobile mobile) {
        return new CodeTarget(Channel.SMS, mobile.e164());
    }

    public static CodeTarget of(EmailAddress email) {
        return new CodeTarget(Channel.MAIL, email.lookup());
    }

    /**
     * The target of a login name. A mobile asked for by SMS and an e-mail address asked for by mail are themselves the
     * contact, so that their limits are those of {@link #of(Mobile)} and {@link #of(EmailAddress)}.
     */
    public static CodeTarget of(Channel channel, Login login) {
        boolean itself = channel == Channel.SMS ? login.kind() == Login.Kind.MOBILE : login.kind() == Login.Kind.EMAIL;
        return new CodeTarget(
                channel, itself ? login.value() : "login:" + login.kind().code() + ":" + login.value());
    }

    /**
     * Under this what really goes to the contact is counted, by whichever name it was asked for. That count is never
     * told: it would tell whose contact this is.
     */
    public CodeTarget delivered() {
        return new CodeTarget(channel, "delivered:" + value);
    }

    byte[] index(BlindIndex index) {
        return index.of("code-target-" + channel.code(), value);
    }

    /** Only the channel: the value may be personal data. */
    @Override
    public String toString() {
        return "CodeTarget[" + channel.code() + "]";
    }
}
