package org.fairgate.payment.statement;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.kernel.Fen;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.TransferReference;
import org.fairgate.payment.transfer.TransferDesk;
import org.fairgate.payment.transfer.TransferService;

/**
 * Which orders a bank's lines may pay: those whose references stand in the text, however written, else those of forms that
 * wait for the same sum. A proposal is only that: finance decides.
 */
final class Proposals {
    /** Forms with the sums of a page that are looked at. */
    private static final int MOST_FORMS = 200;

    /** Proposals for one line. */
    private static final int MOST = 5;

    private final OrderService orders;
    private final TransferService transfers;
    private final TransferDesk desk;

    Proposals(OrderService orders, TransferService transfers, TransferDesk desk) {
        this.orders = orders;
        this.transfers = transfers;
        this.desk = desk;
    }

    /** What is known of the orders that a page of lines may mean. */
    private record Known(
            Map<TransferReference, OrderKey> owners,
            Map<OrderKey, Order> orders,
            Map<OrderKey, String> names,
            List<TransferDesk.Case> forms) {}

    /** For each line its proposals, the best first; read in as many statements however many lines there are. */
    Future<Map<UUID, List<Proposal>>> of(SqlClient client, List<BankLine> lines) {
        Map<UUID, List<TransferReference>> written = new HashMap<>();
        lines.forEach(line ->
                written.put(line.id(), TransferReference.find(line.said().text())));
        Set<TransferReference> all =
                written.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<Fen> sums =
                lines.stream().map(line -> line.said().amount()).distinct().toList();
        return transfers
                .owners(client, all)
                .compose(owners -> orders.find(client, owners.values())
                        .compose(found -> desk.names(client, found)
                                .compose(names -> desk.withAmount(client, sums, MOST_FORMS)
                                        .map(forms -> new Known(owners, byKey(found), names, forms)))))
                .map(known -> lines.stream()
                        .collect(Collectors.toMap(
                                BankLine::id,
                                line -> proposals(line, written.getOrDefault(line.id(), List.of()), known))));
    }

    private static Map<OrderKey, Order> byKey(List<Order> orders) {
        return orders.stream().collect(Collectors.toMap(Order::key, Function.identity()));
    }

    private static List<Proposal> proposals(BankLine line, List<TransferReference> written, Known known) {
        Set<Order> named = written.stream()
                .map(known.owners()::get)
                .filter(Objects::nonNull)
                .map(known.orders()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Proposal> all = new ArrayList<>();
        if (!named.isEmpty()) {
            all.add(byReference(line, List.copyOf(named), known));
        }
        known.forms().stream()
                .filter(form -> form.order().amount().equals(line.said().amount()) && !named.contains(form.order()))
                .map(form -> byForm(line, form))
                .forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparing(Proposal::match))
                .limit(MOST)
                .toList();
    }

    private static Proposal byReference(BankLine line, List<Order> named, Known known) {
        Set<OrderState> payable = OrderState.before(OrderState.PAID, OrderState.Mover.FINANCE);
        List<Order> open =
                named.stream().filter(order -> payable.contains(order.state())).toList();
        String unit = Optional.ofNullable(known.names().get(named.get(0).key())).orElse("");
        boolean thirdParty = TransferDesk.isAnother(unit, line.said().payer());
        if (open.isEmpty()) {
            boolean paid = named.stream().anyMatch(order -> order.state() == OrderState.PAID);
            return new Proposal(paid ? Match.ALREADY_PAID : Match.ENDED, named, unit, thirdParty);
        }
        Fen sum = open.stream().map(Order::amount).reduce(Fen.ZERO, Fen::plus);
        return new Proposal(sum.equals(line.said().amount()) ? Match.EXACT : Match.SUM_DIFFERS, open, unit, thirdParty);
    }

    private static Proposal byForm(BankLine line, TransferDesk.Case form) {
        boolean samePayer = !TransferDesk.isAnother(
                form.transfer().remittance().payer(), line.said().payer());
        return new Proposal(
                samePayer ? Match.PAYER : Match.AMOUNT,
                List.of(form.order()),
                form.unit(),
                TransferDesk.isAnother(form.unit(), line.said().payer()));
    }
}
