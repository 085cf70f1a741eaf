package org.fairgate.notice.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Letter;
import org.fairgate.notice.NoticeSender;
import org.fairgate.notice.Outcome;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.NoticeSettings;

/**
 * Mail by SMTP: plain text with a simple HTML alternative. {@code Message-ID} is the notice's id at {@code fairgate}, the
 * same over all tries. A 5xx answer is final, unless it is about our own login; everything else is tried again.
 */
public final class SmtpMail implements NoticeSender {
    private static final int CONNECT_MS = 3_000;
    /** Login required, wrong, too weak: the mail itself is as good as ever. */
    private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

    private final MailClient client;
    private final String from;

    /** @throws BadSetting when there is no server, or the sender is no address */
    public SmtpMail(Vertx vertx, NoticeSettings settings) {
        NoticeSettings.Mail mail = settings.mail();
        if (mail.host().isEmpty()) {
            throw new BadSetting("notice.mail.host: needed to send mail");
        }
        this.from = sender(mail.from());
        MailConfig config = new MailConfig()
                .setHostname(mail.host())
                .setPort(mail.port())
                .setStarttls(StartTLSOptions.valueOf(mail.startTls().toUpperCase(Locale.ROOT)))
                .setLogin(mail.username().isEmpty() ? LoginOption.DISABLED : LoginOption.REQUIRED)
                .setOwnHostname(from.substring(from.indexOf('@') + 1))
                .setUserAgent("fairgate")
                .setMaxPoolSize(settings.parallel())
                .setConnectTimeout(CONNECT_MS);
        config.setHostnameVerificationAlgorithm("HTTPS");
        if (!mail.username().isEmpty()) {
            config.setUsername(mail.username()).setPassword(mail.password().value());
        }
        this.client = MailClient.create(vertx, config);
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Future<Outcome> send(Letter letter) {
        if (Stream.of(letter.recipient(), letter.words().subject())
                .anyMatch(header -> header.chars().anyMatch(Character::isISOControl))) {
            return Future.succeededFuture(Outcome.refused("control character in a header"));
        }
        return client.sendMail(message(letter)).map(Outcome.sent()).recover(SmtpMail::outcome);
    }

    private MailMessage message(Letter letter) {
        Letter.Words words = letter.words();
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.recipient())
                .setSubject(words.subject())
                .setText(words.body())
                .setHtml(html(words.body(), letter.language()))
                .addHeader("Message-ID", "<" + letter.id() + "@fairgate>")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", letter.language().code());
    }

    /** The server's no by its number; of any other failure the kind, for messages may hold the recipient. */
    private static Future<Outcome> outcome(Throwable cause) {
        if (cause instanceof SMTPException said) {
            String code = "SMTP " + said.getReplyCode();
            boolean last = said.isPermanent() && !LOGIN.contains(said.getReplyCode());
            return Future.succeededFuture(last ? Outcome.refused(code) : Outcome.retry(code));
        }
        return Future.succeededFuture(Outcome.retry(cause.getClass().getSimpleName()));
    }

    private static String html(String body, Language language) {
        String paragraphs = Arrays.stream(body.split("\n\n", -1))
                .map(paragraph -> "<p>" + escape(paragraph) + "</p>")
                .collect(Collectors.joining());
        return "<!doctype html><html lang=\"" + language.code() + "\"><body>" + paragraphs + "</body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String sender(String written) {
        try {
            return EmailAddress.parse(written).value();
        } catch (InvalidValue e) {
            throw new BadSetting("notice.mail.from: not an e-mail address");
        }
    }
}
