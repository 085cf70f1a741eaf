package org.fairgate.review.base;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.account.Account;
import org.fairgate.account.AccountService;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Notice;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeService;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;

/** Tells a unit what was decided, in its language and in the transaction of the decision (R-UNIT-7, R-PAY-1, R-NOT). */
public final class ReviewNotices {
    private final NoticeService notices;
    private final AccountService accounts;
    private final DelegationService delegations;
    private final Texts texts;

    public ReviewNotices(NoticeService notices, AccountService accounts, DelegationService delegations, Texts texts) {
        this.notices = notices;
        this.accounts = accounts;
        this.delegations = delegations;
        this.texts = texts;
    }

    /** One decision on one or many: every unit concerned is told once of it. */
    public record Occasion(UnitId unit, Optional<DelegationId> node, String batch) {
        /** What happened to persons of a unit in one request. */
        public static Occasion of(Unit unit, String batch) {
            return new Occasion(unit.id(), unit.delegation(), batch);
        }

        /** What happened to the present round of a unit. */
        static Occasion of(Unit unit) {
            return of(unit, unit.edition() + ":" + unit.round());
        }

        private String key(String what) {
            return what + ":" + unit + ":" + batch;
        }
    }

    /** By mail: the unit was approved. */
    public Future<Void> approved(SqlClient tx, Unit unit) {
        Occasion occasion = Occasion.of(unit);
        return accounts.account(tx, unit.id())
                .compose(account -> mail(
                        tx,
                        account,
                        NoticeKind.UNIT_APPROVED,
                        Map.of("by", reviewer(occasion, account.language())),
                        occasion.key("unit-approved")));
    }

    /** By mail: the unit was sent back, and why. */
    public Future<Void> returned(SqlClient tx, Unit unit, List<Reason> reasons) {
        Occasion occasion = Occasion.of(unit);
        return accounts.account(tx, unit.id())
                .compose(account -> mail(
                        tx,
                        account,
                        NoticeKind.UNIT_RETURNED,
                        Map.of("by", reviewer(occasion, account.language()), "reasons", lines(account, reasons)),
                        occasion.key("unit-returned")));
    }

    /** By mail: persons were sent back, and why. */
    public Future<Void> personsReturned(SqlClient tx, Occasion occasion, List<Reason> reasons) {
        return accounts.account(tx, occasion.unit())
                .compose(account -> mail(
                        tx,
                        account,
                        NoticeKind.PERSONS_RETURNED,
                        Map.of("by", reviewer(occasion, account.language()), "reasons", lines(account, reasons)),
                        occasion.key("persons-returned")));
    }

    /** By SMS, where there is a mainland number, and by mail: somebody can be paid for. */
    public Future<Void> pleasePay(SqlClient tx, Occasion occasion) {
        return accounts.account(tx, occasion.unit())
                .compose(account -> mail(tx, account, NoticeKind.PLEASE_PAY, Map.of(), occasion.key("please-pay-mail"))
                        .compose(done -> account.mobile()
                                .filter(Mobile::isMainland)
                                .map(mobile -> notices.enqueue(
                                        tx,
                                        new Notice(
                                                account.unit(),
                                                Channel.SMS,
                                                mobile.e164(),
                                                NoticeKind.PLEASE_PAY,
                                                account.language(),
                                                Map.of(),
                                                occasion.key("please-pay-sms"))))
                                .orElseGet(Future::succeededFuture)));
    }

    private Future<Void> mail(
            SqlClient tx, Account account, NoticeKind kind, Map<String, String> parameters, String key) {
        return notices.enqueue(
                tx,
                new Notice(
                        account.unit(),
                        Channel.MAIL,
                        account.email().value(),
                        kind,
                        account.language(),
                        parameters,
                        key));
    }

    /** The node that the unit joined; overseas the organiser's desk. */
    private String reviewer(Occasion occasion, Language language) {
        return occasion.node()
                .flatMap(delegations::find)
                .map(node -> node.name(language))
                .orElseGet(() -> texts.get(language, ReviewText.OVERSEAS_DESK));
    }

    private String lines(Account account, List<Reason> reasons) {
        Language language = account.language();
        return reasons.stream()
                .map(reason -> ReviewFields.label(reason.field())
                        .map(label ->
                                texts.get(language, ReviewText.REASON_LINE, texts.get(language, label), reason.text()))
                        .orElseGet(() -> texts.get(language, ReviewText.REASON_LINE_WHOLE, reason.text())))
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
