package org.fairgate.simulator.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Terms;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.pay.notice.Agenda;
import org.junit.jupiter.api.Test;

class TradesTest {
    private static final Instant NOW = Instant.parse("2021-09-01T02:00:00Z");
    private final Trades trades = new Trades(InstantSource.fixed(NOW), new SecureRandom(), 2);

    private Trade open(String number) {
        Instant end = NOW.plus(Duration.ofHours(1));
        return trades.open(
                new Terms(new TradeKey(PayGateway.ALIPAY, number), 100, "badge", NOW, end, end, "", Map.of()));
    }

    @Test
    void theOldestTradeGivesWayWhenTheLedgerIsFull() {
        Trade first = open("A");
        Trade second = open("B");
        Trade third = open("C");

        assertThat(trades.byCode(first.code())).isEmpty();
        assertThat(trades.byTradeNo(first.tradeNo())).isEmpty();
        assertThat(trades.list(trade -> true, 10)).containsExactly(third, second);
    }

    @Test
    void aTradeIsPaidOnceAndNeverRefundedBeyondWhatWasPaid() {
        TradeKey key = open("A").key();

        assertThat(trades.refund(key, new Trades.Asked("R0", 1, Map.of()))).isEmpty();
        assertThat(trades.pay(key, 100, false)).isPresent();
        assertThat(trades.pay(key, 100, true)).isEmpty();
        assertThat(trades.refund(key, new Trades.Asked("R1", 60, Map.of()))).isPresent();
        assertThat(trades.refund(key, new Trades.Asked("R1", 10, Map.of()))).isEmpty();
        assertThat(trades.refund(key, new Trades.Asked("R2", 41, Map.of()))).isEmpty();
        assertThat(trades.refund(key, new Trades.Asked("R2", 40, Map.of()))).isPresent();
    }

    @Test
    void aFullAgendaTakesNothingMore() {
        Agenda agenda = new Agenda(InstantSource.fixed(NOW), 1);

        assertThat(agenda.at(NOW, Future::succeededFuture)).isTrue();
        assertThat(agenda.at(NOW, Future::succeededFuture)).isFalse();
        assertThat(agenda.runDue().succeeded()).isTrue();
        assertThat(agenda.at(NOW, Future::succeededFuture)).isTrue();
    }
}
