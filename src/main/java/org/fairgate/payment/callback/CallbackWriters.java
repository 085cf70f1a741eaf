package org.fairgate.payment.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.kernel.Codes;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.ledger.Booked;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.ledger.owed.RefundNews;
import org.fairgate.platform.batch.BatchBounds;
import org.fairgate.platform.batch.BatchMetrics;
import org.fairgate.platform.batch.GroupCommit;
import org.fairgate.platform.config.CallbackSettings;
import org.fairgate.platform.db.Db;

/**
 * The writers of this node, added by {@link PaymentCallbackVerticle}. A node without any commits each message by itself, so a
 * message is taken wherever it arrives.
 */
public final class CallbackWriters {
    private final List<GroupCommit<Received, String>> writers = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final CallbackSettings settings;
    private final Db db;
    private final Booker booker;
    private final RefundNews refunds;
    private final MessageStore messages = new MessageStore();
    private final BatchMetrics metrics;

    /** @param db on connections that only callbacks use, so that nothing else can starve them */
    public CallbackWriters(CallbackSettings settings, Db db, Booker booker, RefundNews refunds, MeterRegistry metrics) {
        this.settings = settings;
        this.db = db;
        this.booker = booker;
        this.refunds = refunds;
        this.metrics = new BatchMetrics(metrics, "fairgate.callbacks");
    }

    void add(Vertx vertx, Context loop) {
        BatchBounds bounds = new BatchBounds(
                "callbacks", settings.maxBatch(), settings.maxWait(), settings.queueLimit(), settings.deadline());
        writers.add(new GroupCommit<>(vertx, loop, bounds, this::commit, metrics));
    }

    /** What became of the message, after the commit. */
    Future<String> submit(Received message) {
        List<GroupCommit<Received, String>> now = writers;
        if (!settings.groupCommit() || now.isEmpty()) {
            return commit(List.of(message)).map(verdicts -> verdicts.get(0));
        }
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size())).submit(message);
    }

    private Future<List<String>> commit(List<Received> batch) {
        return db.tx(tx -> write(tx, batch));
    }

    private Future<List<String>> write(SqlConnection tx, List<Received> batch) {
        return booker.book(tx, captures(batch))
                .map(booked -> verdicts(batch, booked.iterator()))
                .compose(verdicts -> messages.insert(tx, batch, verdicts)
                        .compose(done -> refunds.keep(tx, heard(batch)))
                        .map(verdicts));
    }

    private static List<RefundNews.Heard> heard(List<Received> batch) {
        List<RefundNews.Heard> heard = new ArrayList<>();
        batch.forEach(message -> {
            if (message.notice() instanceof Notice.Refunded refunded) {
                heard.add(new RefundNews.Heard(
                        message.gateway(), refunded.refundNumber(), refunded.answer(), message.at()));
            }
        });
        return heard;
    }

    private static List<Capture> captures(List<Received> batch) {
        List<Capture> captures = new ArrayList<>();
        batch.forEach(message -> {
            if (message.notice() instanceof Notice.Paid paid) {
                captures.add(paid.capture());
            }
        });
        return captures;
    }

    private static List<String> verdicts(List<Received> batch, Iterator<Booked> booked) {
        return batch.stream().map(message -> verdict(message.notice(), booked)).toList();
    }

    private static String verdict(Notice notice, Iterator<Booked> booked) {
        if (notice instanceof Notice.Paid) {
            return booked.next().verdict().code();
        }
        return notice instanceof Notice.Refunded refunded ? "refund-" + Codes.of(refunded.answer()) : "noted";
    }
}
