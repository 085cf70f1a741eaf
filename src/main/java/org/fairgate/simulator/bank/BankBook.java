package org.fairgate.simulator.bank;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The account's book. Safe for any thread. */
public final class BankBook {
    /** How many transfers are kept. */
    public static final int MOST = 5000;

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Comparator<Transfer> BY_DAY =
            Comparator.comparing((Transfer transfer) -> transfer.sent().day());

    private final InstantSource clock;
    private final BankAccount account;
    private final List<Transfer> transfers = new ArrayList<>();
    private long openingFen;
    private int booked;

    /** An empty one. */
    public BankBook(InstantSource clock, BankAccount account) {
        this.clock = clock;
        this.account = account;
        this.openingFen = account.openingFen();
    }

    /** Whose it is. */
    public BankAccount account() {
        return account;
    }

    /** Today in Beijing. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    /** Books a transfer; the same again is another one, as at a real bank. */
    public synchronized Transfer book(Sent sent) {
        Instant now = clock.instant();
        booked++;
        String serial =
                DateTimeFormatter.BASIC_ISO_DATE.format(sent.day()) + String.format(Locale.ROOT, "%010d", booked);
        LocalTime time = LocalTime.ofInstant(now, BEIJING).truncatedTo(ChronoUnit.SECONDS);
        Transfer transfer = new Transfer(serial, sent, time);
        transfers.add(transfer);
        transfers.sort(BY_DAY); // stable: within a day as they came
        if (transfers.size() > MOST) {
            openingFen += transfers.remove(0).sent().fen();
        }
        return transfer;
    }

    /** Everything that is kept, newest day first. */
    public synchronized List<Transfer> newestFirst() {
        List<Transfer> all = new ArrayList<>(transfers);
        Collections.reverse(all);
        return List.copyOf(all);
    }

    /** What happened from the first to the last of these days. */
    public synchronized Statement statement(LocalDate from, LocalDate to) {
        long opening = openingFen;
        List<Transfer> lines = new ArrayList<>();
        for (Transfer transfer : transfers) {
            LocalDate day = transfer.sent().day();
            if (day.isBefore(from)) {
                opening += transfer.sent().fen();
            } else if (!day.isAfter(to)) {
                lines.add(transfer);
            }
        }
        return new Statement(account, from, to, opening, lines);
    }
}
