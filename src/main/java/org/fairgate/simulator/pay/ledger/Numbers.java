package org.fairgate.simulator.pay.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The gateways' own numbers, each in the look of its gateway. Not safe for several threads at once. */
final class Numbers {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(BEIJING);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(BEIJING);
    private static final int CODE_BYTES = 16;

    private final RandomGenerator random;
    private long serial;

    Numbers(RandomGenerator random) {
        this.random = random;
        this.serial = random.nextLong(5_000_000_000L); // another start of the day must not repeat the first one's
    }

    String tradeNo(PayGateway gateway, Instant now) {
        serial++;
        return switch (gateway) {
            case ALIPAY -> "%s2200%016d".formatted(DAY.format(now), serial);
            case WECHATPAY -> "4200000000%s%010d".formatted(DAY.format(now), serial);
            case UNIONPAY -> "%s%07d".formatted(SECOND.format(now), serial % 10_000_000);
        };
    }

    String refundNo(PayGateway gateway, Instant now) {
        serial++;
        return gateway == PayGateway.UNIONPAY
                ? "%s%07d".formatted(SECOND.format(now), serial % 10_000_000)
                : "5030000000%s%010d".formatted(DAY.format(now), serial);
    }

    String code() {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
