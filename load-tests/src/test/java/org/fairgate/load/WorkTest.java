package org.fairgate.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkTest {
    private static final String KEY = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static String next(Work work, int key) {
        ByteBuffer out = ByteBuffer.allocate(work.longest());
        work.write(key, out);
        return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
    }

    private static Work prepared(String name) {
        RunOptions options =
                RunOptions.defaults().with(List.of("work=" + name, "keys=3", "connections=1", "signingKey=" + KEY));
        Work work = Work.of(options);
        work.prepare(options, Instant.EPOCH);
        return work;
    }

    @Test
    void ordersOfAUnitDifferInTheirKeysAndPersons() {
        Work orders = prepared("orders");

        assertThat(next(orders, 0))
                .startsWith("POST /api/v1/orders HTTP/1.1\r\n")
                .contains("\r\nIdempotency-Key: load-25\r\n\r\n")
                .endsWith("{\"personIds\":[\"0190f200-0000-7000-8000-000000000050\","
                        + "\"0190f200-0000-7000-8000-000000000051\"]}");
        assertThat(next(orders, 0)).contains("load-26\r\n").contains("8000-000000000052");
        assertThat(next(orders, 1)).contains("load-50\r\n").contains("8000-000000000100");
    }

    @Test
    void theLengthOfABodyIsWhatItsHeadSays() {
        for (String name : List.of("drafts", "orders")) {
            String request = next(prepared(name), 2);
            int end = request.indexOf("\r\n\r\n");
            String length = request.replaceAll("(?s).*Content-Length: (\\d+)\r.*", "$1");
            assertThat(request.substring(end + 4).getBytes(StandardCharsets.UTF_8))
                    .hasSize(Integer.parseInt(length));
        }
    }

    @Test
    void numbersAreWrittenAsTheyAre() {
        for (long value : new long[] {0, 7, 10, 99, 100, 123_456_789_012L}) {
            ByteBuffer out = ByteBuffer.allocate(20);
            Digits.put(out, value, 1);
            assertThat(new String(out.array(), 0, out.position(), StandardCharsets.US_ASCII))
                    .isEqualTo(Long.toString(value));
        }
    }
}
