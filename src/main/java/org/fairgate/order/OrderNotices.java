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
                        .flatMap(account -> paid(order, account)))
                .toList();
    }

    private static Stream<Notice> paid(Order order, Account account) {
        Notice mail = paid(order, account, Channel.MAIL, account.email().value());
        return account.mobile()
                .filter(Mobile::isMainland)
                .map(mobile -> Stream.of(mail, paid(order, account, Channel.SMS, mobile.e164())))
                .orElse(Stream.of(mail));
    }

    private static Notice paid(Order order, Account account, Channel channel, String recipient) {
        return new Notice(
                account.unit(),
                channel,
                recipient,
                NoticeKind.ORDER_PAID,
                account.language(),
                Map.of(
                        "number", order.number(),
                        "amount", order.amount().yuan(),
                        "persons", Integer.toString(order.persons().size())),
                "order-paid:" + channel.code() + ":" + order.key().order());
    }
}
