package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.account.Account;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Notice;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeService;
import org.fairgate.order.base.Order;

/** Tells units of their orders, in the transaction of the cause (R-NOT). */
final class OrderNotices {
    private final NoticeService notices;
    private final Recipients recipients;

    OrderNotices(NoticeService notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    /** By mail and, where there is a mainland number, by SMS: these orders are paid. Two statements. */
    Future<Void> paid(SqlClient tx, Collection<Order> orders) {
        List<UnitId> units =
                orders.stream().map(order -> order.key().unit()).distinct().toList();
        return recipients.of(tx, units).compose(accounts -> notices.enqueueAll(tx, paid(orders, accounts)));
    }

    private static List<Notice> paid(Collection<Order> orders, Map<UnitId, Account> accounts) {
        return orders.stream()
                .flatMap(order -> Optional.ofNullable(accounts.get(order.key().unit())).stream()
                        .flatMap(account -> both(account, new Told(order, NoticeKind.ORDER_PAID, paid(order), ""))))
                .toList();
    }

    private static Map<String, String> paid(Order order) {
        return Map.of(
                "number", order.number(),
                "amount", order.amount().yuan(),
                "persons", Integer.toString(order.persons().size()));
    }

    /**
     * What a unit is told of an order.
     *
     * @param occasion tells it from others of its kind about the same order; empty for what happens once
     */
    record Told(Order order, NoticeKind kind, Map<String, String> parameters, String occasion) {}

    /** By the same two ways. */
    Future<Void> tell(SqlClient tx, Told told) {
        UnitId unit = told.order().key().unit();
        return recipients
                .of(tx, List.of(unit))
                .compose(accounts -> notices.enqueueAll(
                        tx,
                        Optional.ofNullable(accounts.get(unit)).stream()
                                .flatMap(account -> both(account, told))
                                .toList()));
    }

    private static Stream<Notice> both(Account account, Told told) {
        Notice mail = notice(account, told, Channel.MAIL, account.email().value());
        return account.mobile()
                .filter(Mobile::isMainland)
                .map(mobile -> Stream.of(mail, notice(account, told, Channel.SMS, mobile.e164())))
                .orElse(Stream.of(mail));
    }

    private static Notice notice(Account account, Told told, Channel channel, String recipient) {
        String occasion = told.occasion().isEmpty() ? "" : ":" + told.occasion();
        return new Notice(
                account.unit(),
                channel,
                recipient,
                told.kind(),
                account.language(),
                told.parameters(),
                told.kind().code() + ":" + channel.code() + ":"
                        + told.order().key().order() + occasion);
    }
}
