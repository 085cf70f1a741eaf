package org.fairgate.account.code;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Kit;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Notice;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeService;
import org.fairgate.platform.config.Settings;

/** Makes, limits, checks and uses up one-time codes. */
public final class CodeService {
    private static final int CODES = 1_000_000;

    private final CodeStore store = new CodeStore();
    private final Kit kit;
    private final NoticeService notices;
    private final Settings.Limits limits;

    public CodeService(Kit kit, NoticeService notices, Settings.Limits limits) {
        this.kit = kit;
        this.notices = notices;
        this.limits = limits;
    }

    /**
     * A message that carries a code.
     *
     * @param unit the account it concerns, or a new id where there is none yet
     * @param recipient E.164 number or e-mail address
     */
    public record Message(UnitId unit, String recipient, Language language) {}

    /**
     * Counts one code for the target.
     *
     * @return fails with 429 {@code account.code-too-often} and {@code Retry-After} when that is too many
     */
    public Future<Void> take(SqlClient tx, CodeTarget target) {
        return tryTake(tx, target).compose(taken -> taken ? Future.succeededFuture() : tooOften(tx, target));
    }

    /** Counts one code for the target, unless that is too many. */
    public Future<Boolean> tryTake(SqlClient tx, CodeTarget target) {
        return store.take(tx, target.index(kit.index()), kit.clock().instant(), limits);
    }

    /** Makes a code that takes the place of an earlier one, and puts its message into the outbox. */
    public Future<Void> send(SqlClient tx, CodePurpose purpose, CodeTarget target, Message message) {
        String code = String.format(Locale.ROOT, "%06d", kit.random().nextInt(CODES));
        Notice notice = new Notice(
                message.unit(),
                target.channel(),
                message.recipient(),
                NoticeKind.VERIFICATION_CODE,
                message.language(),
                Map.of("code", code),
                "code:" + kit.ids().next());
        return put(tx, purpose, target, code).compose(done -> notices.enqueue(tx, notice));
    }

    /** Makes a code that nobody is told, so that a target without account behaves like one with. */
    public Future<Void> pretend(SqlClient tx, CodePurpose purpose, CodeTarget target) {
        return put(
                tx,
                purpose,
                target,
                String.format(Locale.ROOT, "%06d", kit.random().nextInt(CODES)));
    }

    private Future<Void> put(SqlClient tx, CodePurpose purpose, CodeTarget target, String code) {
        return store.put(
                tx, presented(purpose, target, code), kit.clock().instant().plus(limits.codeLife()));
    }

    /**
     * Whether the code is the live one. A wrong try is counted at once and for good, whatever the caller does next; after
     * the fifth the code is dead. A right one stays usable until {@link #consume}.
     */
    public Future<Boolean> check(CodePurpose purpose, CodeTarget target, String code) {
        return kit.db().read(client -> store.check(client, presented(purpose, target, code)));
    }

    /** Uses the code up, together with what it permits; false when somebody was faster or it has expired. */
    public Future<Boolean> consume(SqlClient tx, CodePurpose purpose, CodeTarget target, String code) {
        return store.consume(tx, presented(purpose, target, code));
    }

    /** Removes codes and counts that no longer matter; answers how many. */
    public Future<Integer> purge() {
        return kit.db().read(client -> store.purge(client, kit.clock().instant()));
    }

    private CodeStore.Presented presented(CodePurpose purpose, CodeTarget target, String code) {
        byte[] hash = kit.index()
                .of("code-" + purpose.code() + "-" + target.channel().code(), target.value() + "\n" + code.strip());
        return new CodeStore.Presented(
                target.index(kit.index()), purpose, hash, kit.clock().instant(), limits.codeTries());
    }

    private Future<Void> tooOften(SqlClient tx, CodeTarget target) {
        Instant now = kit.clock().instant();
        return store.sent(tx, target.index(kit.index()))
                .compose(sent -> Future.failedFuture(
                        AccountProblem.CODE_TOO_OFTEN.problem().retryAfter(secondsToWait(sent, now))));
    }

    private int secondsToWait(List<Instant> sent, Instant now) {
        long minute = wait(sent, now, CodeStore.MINUTE, limits.codesPerMinute());
        long hour = wait(sent, now, CodeStore.HOUR, limits.codesPerHour());
        long day = wait(sent, now, CodeStore.DAY, limits.codesPerDay());
        return (int) Math.max(1, Math.max(minute, Math.max(hour, day)));
    }

    /** Seconds until fewer than the limit lie within the window. */
    private static long wait(List<Instant> sent, Instant now, Duration window, int limit) {
        List<Instant> within =
                sent.stream().filter(at -> at.isAfter(now.minus(window))).toList();
        if (within.size() < limit) {
            return 0;
        }
        Instant free = within.get(within.size() - limit).plus(window);
        return Duration.between(now, free).toSeconds();
    }
}
