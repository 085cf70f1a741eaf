package org.fairgate.simulator.inbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The mail server's view of a recipient: whoever it is, mail goes to the inbox and into no mailbox of its own. */
record InboxUser(Inbox inbox, String address) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        try {
            inbox.add(MailReader.read(message, address));
        } catch (MessagingException refused) {
            throw new IllegalArgumentException("a mail that cannot be read", refused);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return address;
    }

    @Override
    public void create() {
        // there is no mailbox to make
    }

    @Override
    public void delete() {
        // there is no mailbox to remove
    }

    @Override
    public void setPassword(String password) {
        // nobody signs in
    }

    @Override
    public void authenticate(String password) {
        // nobody signs in
    }
}
