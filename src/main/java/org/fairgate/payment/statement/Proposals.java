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
import java.util.stream.Stream;
import org.fairgate.kernel.Fen;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.TransferReference;
import org.fairgate.payment.transfer.PayerName;
import org.fairgate.payment.transfer.TransferDesk;
import org.fairgate.payment.transfer.TransferService;

/**
 * Which orders a bank's lines may pay: those whose references stand in the text, however written, else those of forms that
 * wait for the same sum. A proposal is only that: finance decides.
 */
final class Proposals {
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
        List<TransferDesk.Awaited> money = lines.stream()
                .map(line -> new TransferDesk.Awaited(
                        line.said().amount(), PayerName.of(line.said().payer())))
                .distinct()
                .toList();
        return transfers
                .owners(client, all)
                .compose(owners -> orders.find(client, owners.values())
                        .compose(found -> desk.names(client, found)
                                .compose(names -> desk.awaiting(client, money, MOST)
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
                .flatMap(form -> byForm(line, form).stream())
                .forEach(all::add);
        return ranked(all);
    }

    /** What a reference or a payer says is shown before the guesses by sum alone, of which there may be any number. */
    private static List<Proposal> ranked(List<Proposal> all) {
        Map<Boolean, List<Proposal>> guesses =
                all.stream().collect(Collectors.partitioningBy(one -> one.match() == Match.AMOUNT));
        return Stream.concat(
                        guesses.getOrDefault(false, List.of()).stream(), guesses.getOrDefault(true, List.of()).stream())
                .limit(MOST)
                .sorted(Comparator.comparing(Proposal::match))
                .toList();
    }

    private static Proposal byReference(BankLine line, List<Order> named, Known known) {
        List<Order> open = named.stream().filter(Proposals::isPayable).toList();
        List<Order> meant = open.isEmpty() ? named : open;
        List<String> units = meant.stream()
                .map(order -> known.names().getOrDefault(order.key(), ""))
                .toList();
        boolean thirdParty = units.stream()
                .anyMatch(unit -> TransferDesk.isAnother(unit, line.said().payer()));
        return new Proposal(match(line, named, open), meant, units.get(0), thirdParty);
    }

    private static Match match(BankLine line, List<Order> named, List<Order> open) {
        if (open.isEmpty()) {
            return named.stream().anyMatch(order -> order.state() == OrderState.PAID)
                    ? Match.ALREADY_PAID
                    : Match.ENDED;
        }
        Fen sum = open.stream().map(Order::amount).reduce(Fen.ZERO, Fen::plus);
        return sum.equals(line.said().amount()) ? Match.EXACT : Match.SUM_DIFFERS;
    }

    /** A form may still wait when other money paid its order: that is said of its payer's, and nothing of anybody else's. */
    private static Optional<Proposal> byForm(BankLine line, TransferDesk.Case form) {
        String payer = line.said().payer();
        boolean samePayer = !TransferDesk.isAnother(form.transfer().remittance().payer(), payer);
        boolean payable = isPayable(form.order());
        if (!payable && !samePayer) {
            return Optional.empty();
        }
        Match match = samePayer ? Match.PAYER : Match.AMOUNT;
        return Optional.of(new Proposal(
                payable ? match : Match.ALREADY_PAID,
                List.of(form.order()),
                form.unit(),
                TransferDesk.isAnother(form.unit(), payer)));
    }

    private static boolean isPayable(Order order) {
        return OrderState.before(OrderState.PAID, OrderState.Mover.FINANCE).contains(order.state());
    }
}
