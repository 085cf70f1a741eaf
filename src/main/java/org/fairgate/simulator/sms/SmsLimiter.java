package org.fairgate.simulator.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what was sent to whom in the last 24 hours, for the 10,000 phones that were sent to last. */
final class SmsLimiter {
    private static final int MOST_PHONES = 10_000;

    private final InstantSource clock;
    private final SmsLimits limits;
    private final Map<String, Deque<Instant>> sent = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_PHONES;
        }
    };

    SmsLimiter(InstantSource clock, SmsLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** The refusal if one more code for this sign name and phone would be too many. */
    synchronized Optional<SmsAnswer> refuseCode(String key) {
        return refusal(key, Duration.ofMinutes(1), limits.codesPerMinute(), "分钟级流控")
                .or(() -> refusal(key, Duration.ofHours(1), limits.codesPerHour(), "小时级流控"))
                .or(() -> refusal(key, Duration.ofDays(1), limits.codesPerDay(), "天级流控"));
    }

    /** The refusal if one more notice for this sign name, template and phone would be too many. */
    synchronized Optional<SmsAnswer> refuseNotice(String key) {
        return refusal(key, Duration.ofDays(1), limits.noticesPerDay(), "天级流控");
    }

    synchronized void count(String key) {
        if (limits.equals(SmsLimits.NONE)) {
            return;
        }
        Instant now = clock.instant();
        Deque<Instant> times = sent.computeIfAbsent(key, first -> new ArrayDeque<>());
        times.removeIf(time -> !time.isAfter(now.minus(Duration.ofDays(1))));
        times.addLast(now);
    }

    private Optional<SmsAnswer> refusal(String key, Duration window, int permits, String level) {
        Instant since = clock.instant().minus(window);
        long count = sent.getOrDefault(key, new ArrayDeque<>()).stream()
                .filter(time -> time.isAfter(since))
                .count();
        return count < permits
                ? Optional.empty()
                : Optional.of(SmsProblem.LIMIT_REACHED.answer(level + "Permits:" + permits));
    }
}
