package org.fairgate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.NoticeSettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.text.Texts;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;

/** An outbox with everything around it, and senders that tests steer. */
public final class NoticeBench {
    public static final Duration CODE_LIFE = Duration.ofMinutes(5);
    static final String MAIL = "zhang@example.cn";

    public final TestClock clock = new TestClock();
    public final SecureRandom random = new SecureRandom();
    public final Ids ids = new Ids(clock, random);
    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    public final NoticeSettings settings;
    public final NoticeService service;
    final FieldCipher cipher;
    private final TestDatabase database;

    public NoticeBench(TestDatabase database) {
        this(database, database.settings().notice());
    }

    public NoticeBench(TestDatabase database, NoticeSettings settings) {
        this.database = database;
        this.settings = settings;
        this.cipher = new FieldCipher(
                KeyRing.parse("fieldKeys", new Secret("t:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")), random);
        this.service = new NoticeService(cipher, ids, clock, CODE_LIFE);
        change("DELETE FROM notice");
    }

    public static NoticeWords words() {
        return new NoticeWords(new Texts(List.of("notice")), CODE_LIFE);
    }

    public NoticeDispatcher dispatcher(NoticeSender sender) {
        return new NoticeDispatcher(
                new NoticeDispatcher.Office(database.db(), cipher, words(), clock, random, metrics), settings, sender);
    }

    public void enqueue(Notice notice) {
        database.db().tx(tx -> service.enqueue(tx, notice)).await();
    }

    void enqueueMail(String key) {
        enqueue(mail(NoticeKind.PASSWORD_CHANGED, Map.of(), key));
    }

    static Notice mail(NoticeKind kind, Map<String, String> parameters, String key) {
        return new Notice(new UnitId(new UUID(7, 7)), Channel.MAIL, MAIL, kind, Language.ZH_CN, parameters, key);
    }

    /** Runs a statement behind the back of the outbox. */
    void change(String statement, Object... parameters) {
        assertThat(database.sql(statement, parameters)).isEmpty();
    }

    /** The documented settings with batches of this size, sent one after the other. */
    static NoticeSettings oneByOne(NoticeSettings usual, int batch) {
        return new NoticeSettings(
                batch,
                1,
                usual.lease(),
                usual.attempts(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.poll(),
                usual.sendTimeout(),
                usual.kept(),
                usual.sms(),
                usual.mail());
    }

    public Row row(String key) {
        return database.sql("SELECT * FROM notice WHERE key = $1", key).get(0);
    }

    public String state(String key) {
        return row(key).getString("state");
    }

    double tries(String result) {
        return metrics.get("fairgate.notice.tries")
                .tag("result", result)
                .counter()
                .count();
    }

    /** Sends as it is told and remembers what. */
    static final class Hand implements NoticeSender {
        final List<Letter> sent = new CopyOnWriteArrayList<>();
        private volatile Function<Letter, Future<Outcome>> way;

        Hand(Function<Letter, Future<Outcome>> way) {
            this.way = way;
        }

        static Hand that(Outcome outcome) {
            return new Hand(letter -> Future.succeededFuture(outcome));
        }

        void now(Outcome outcome) {
            way = letter -> Future.succeededFuture(outcome);
        }

        @Override
        public Channel channel() {
            return Channel.MAIL;
        }

        @Override
        public Future<Outcome> send(Letter letter) {
            sent.add(letter);
            return way.apply(letter);
        }
    }
}
