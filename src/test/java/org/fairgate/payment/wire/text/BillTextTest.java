package org.fairgate.payment.wire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R-PAY-7")
class BillTextTest {
    @Test
    void cellsLoseWhatGuardsThemAgainstSpreadsheets() {
        assertThat(BillCells.of("2021\t,`0012 ,\"a,\"\"b\"\"\",,200.00"))
                .containsExactly("2021", "0012", "a,\"b\"", "", "200.00");
        assertThat(BillCells.of("")).containsExactly("");
        assertThat(BillCells.of("`")).containsExactly("");
    }

    @Test
    void yuanIsReadExactlyOrNotAtAll() {
        assertThat(PlainYuan.read("200.00")).contains(Fen.of(20_000));
        assertThat(PlainYuan.read("0.1")).contains(Fen.of(10));
        assertThat(PlainYuan.read("7")).contains(Fen.of(700));
        for (String none : new String[] {
            "", "-1.00", "+1", "1.001", "1,000.00", "¥1", "１.00", "1e3", " 1", "1.", ".5", "9999999999999"
        }) {
            assertThat(PlainYuan.read(none)).as(none).isEmpty();
        }
    }

    @Test
    void timesAreBeijingTimes() {
        Instant time = Instant.parse("2021-09-01T02:00:05Z");
        assertThat(BeijingTime.SPACED.read("2021-09-01 10:00:05")).contains(time);
        assertThat(BeijingTime.PACKED.read("20210901100005")).contains(time);
        assertThat(BeijingTime.SPACED.text(time)).isEqualTo("2021-09-01 10:00:05");
        assertThat(BeijingTime.PACKED.text(time)).isEqualTo("20210901100005");
        for (String none :
                new String[] {"", "2021-02-29 10:00:05", "2021-09-01T10:00:05", "2021-09-01 24:00:00", "x"}) {
            assertThat(BeijingTime.SPACED.read(none)).as(none).isEmpty();
        }
    }

    @Test
    void whatIsUnpackedIsCountedAsItComes() throws IOException {
        byte[] ten = new byte[10];
        try (BoundedInput enough = new BoundedInput(new ByteArrayInputStream(ten), 10)) {
            assertThat(enough.readAllBytes()).hasSize(10);
        }
        try (BoundedInput one = new BoundedInput(new ByteArrayInputStream(ten), 0)) {
            assertThatThrownBy(one::read).isInstanceOf(GatewayUnknown.class);
        }
        try (BoundedInput tooMuch = new BoundedInput(new ByteArrayInputStream(ten), 9)) {
            assertThatThrownBy(tooMuch::readAllBytes).isInstanceOf(GatewayUnknown.class);
        }
    }
}
