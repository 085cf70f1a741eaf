package org.fairgate.payment.bill;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.payment.ledger.owed.OwedRefund;
import org.fairgate.payment.ledger.owed.OwedRefunds;
import org.fairgate.payment.ledger.owed.RefundNews;
import org.fairgate.payment.ledger.view.LedgerDays;
import org.fairgate.payment.ledger.view.LedgerEntry;
import org.fairgate.platform.time.Ids;

/**
 * Compares a day whose lines are kept with the ledger, and lists and settles its differences (R-PAY-7). Whoever writes holds
 * the day's row, so two of them follow each other; done again it changes nothing.
 */
final class Reconciliation {
    /** Numbers of ours begin with their order's: payments have 18 characters, refunds 20. */
    private static final Pattern OURS = Pattern.compile("[A-Z0-9]{18}(?:[0-9]{2})?");

    private static final int ORDER_NUMBER = 16;

    private final Sources sources;
    private final Ids ids;
    private final RefundNews news;
    private final BillStore days = new BillStore();
    private final LineStore lines = new LineStore();
    private final DifferenceStore differences = new DifferenceStore();

    Reconciliation(Sources sources, Ids ids) {
        this.sources = sources;
        this.ids = ids;
        this.news = new RefundNews(sources.orders());
    }

    /** What is compared, and who is told. */
    record Sources(
            OrderService orders, Payments payments, LedgerDays ledger, OwedRefunds refunds, AuditService audit) {}

    /** What a comparison changed. */
    record Changed(int listed, int settled) {}

    /** What differs at the moment; writes nothing. */
    Future<Comparison.Result> look(SqlClient client, BillDay.Key day) {
        Instant from = day.begin().minus(BillDay.EDGE);
        Instant to = day.end().plus(BillDay.EDGE);
        return lines.ofDay(client, day)
                .compose(bill -> sources.ledger()
                        .between(client, day.gateway(), from, to)
                        .map(ledger -> new Comparison(day, bill, ledger)))
                .compose(comparison -> elsewhere(client, day, comparison).map(comparison::with));
    }

    private Future<Comparison.Elsewhere> elsewhere(SqlClient client, BillDay.Key day, Comparison comparison) {
        Future<Map<String, Payment>> payments = payments(
                client,
                Stream.concat(comparison.strangers().stream(), comparison.refunds().stream())
                        .map(line -> line.said().number())
                        .toList());
        Future<Map<String, OwedRefund>> refunds = refunds(client, day, comparison.refunds());
        Future<List<OwedRefund>> unbilled = unbilled(client, day);
        Future<Set<String>> nextTo = lines.nextTo(
                client,
                day,
                comparison.missing().stream().map(LedgerEntry::tradeNo).toList());
        return Future.all(payments, refunds, unbilled, nextTo)
                .map(all -> new Comparison.Elsewhere(
                        payments.result(), nextTo.result(), refunds.result(), unbilled.result()));
    }

    private Future<Map<String, Payment>> payments(SqlClient client, Collection<String> numbers) {
        return owners(client, numbers)
                .compose(owners -> sources.payments().numbered(client, owners))
                .map(found -> found.stream().collect(Collectors.toMap(Payment::number, Function.identity())));
    }

    private Future<Map<String, OwedRefund>> refunds(SqlClient client, BillDay.Key day, List<LineStore.Line> bill) {
        List<String> numbers = bill.stream()
                .flatMap(line -> line.said().refundNumber().stream())
                .toList();
        return owners(client, numbers)
                .compose(owners -> sources.refunds().numbered(client, owners))
                .map(found -> found.stream()
                        .filter(refund -> refund.gateway() == day.gateway())
                        .collect(Collectors.toMap(OwedRefund::number, Function.identity())));
    }

    /** As for payments, those of the last hours of the day are left to the next one. A gateway may have dated one much earlier. */
    private Future<List<OwedRefund>> unbilled(SqlClient client, BillDay.Key day) {
        Instant from = day.begin().minus(BillDay.EDGE);
        Instant to = day.end().minus(BillDay.EDGE);
        return sources.refunds()
                .doneBetween(client, day.gateway(), from, to)
                .compose(done -> lines.refunded(
                                client,
                                day.gateway(),
                                done.stream().map(OwedRefund::number).toList())
                        .map(billed -> done.stream()
                                .filter(refund -> !billed.contains(refund.number()))
                                .toList()));
    }

    /** Of the numbers that may be ours, the units whose they are. */
    private Future<Map<String, UnitId>> owners(SqlClient client, Collection<String> numbers) {
        List<String> ours = numbers.stream()
                .filter(number -> OURS.matcher(number).matches())
                .distinct()
                .toList();
        return ours.isEmpty()
                ? Future.succeededFuture(Map.of())
                : sources.orders()
                        .locate(client, ours.stream().map(Reconciliation::order).collect(Collectors.toSet()))
                        .map(found -> owners(ours, found));
    }

    private static Map<String, UnitId> owners(List<String> numbers, Map<String, OrderKey> orders) {
        Map<String, UnitId> owners = new HashMap<>();
        numbers.forEach(number ->
                Optional.ofNullable(orders.get(order(number))).ifPresent(key -> owners.put(number, key.unit())));
        return owners;
    }

    private static String order(String number) {
        return number.substring(0, ORDER_NUMBER);
    }

    /** Compares and writes down what was found; the caller holds the day. */
    Future<Changed> compare(SqlClient tx, BillDay.Key day, Instant now) {
        return look(tx, day)
                .compose(result ->
                        news.keep(tx, heard(day, result.back(), now)).compose(done -> write(tx, day, result, now)));
    }

    /** A bill is the gateway's word that the money is back, if no message has said it before. */
    private static List<RefundNews.Heard> heard(BillDay.Key day, List<LineStore.Line> back, Instant now) {
        return back.stream()
                .map(LineStore.Line::said)
                .map(said -> new RefundNews.Heard(
                        day.gateway(),
                        said.refundNumber().orElseThrow(),
                        RefundAnswer.DONE,
                        said.at().orElse(now)))
                .toList();
    }

    private Future<Changed> write(SqlClient tx, BillDay.Key day, Comparison.Result result, Instant now) {
        List<DifferenceStore.Listed> found = result.findings().stream()
                .map(finding -> new DifferenceStore.Listed(ids.next(), finding))
                .toList();
        return differences
                .list(tx, day, found, now)
                .compose(listed -> differences
                        .settleOthers(tx, day, result.findings(), now)
                        .map(settled -> new Changed(listed, settled)))
                .compose(changed -> days.compared(tx, day, result, now)
                        .compose(done -> audit(tx, day, changed))
                        .map(changed));
    }

    private Future<Void> audit(SqlClient tx, BillDay.Key day, Changed changed) {
        return changed.listed() + changed.settled() == 0
                ? Future.succeededFuture()
                : sources.audit()
                        .record(
                                tx,
                                new AuditEntry(
                                        AuditEntry.GLOBAL,
                                        "system",
                                        "bill.compared",
                                        day.toString(),
                                        "",
                                        "listed %d, settled %d".formatted(changed.listed(), changed.settled()),
                                        ""))
                        .mapEmpty();
    }
}
