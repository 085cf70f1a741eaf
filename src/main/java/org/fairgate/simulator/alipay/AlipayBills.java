package org.fairgate.simulator.alipay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trades;

/** {@code alipay.data.dataservice.bill.downloadurl.query}, and the file behind the address it gives. */
final class AlipayBills {
    static final String PATH = "/alipay/bill/";
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Duration ADDRESS_LIFE = Duration.ofSeconds(30);
    private static final int MOST_ADDRESSES = 1000;

    private final Desk desk;
    private final AlipayOptions options;
    private final Map<String, Address> addresses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Address> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    AlipayBills(Desk desk, AlipayOptions options) {
        this.desk = desk;
        this.options = options;
    }

    private record Address(Period period, Instant until) {}

    /** Days of a bill, both included. */
    record Period(LocalDate first, LocalDate last) {
        List<LocalDate> days() {
            return first.datesUntil(last.plusDays(1)).toList();
        }
    }

    synchronized JsonObject address(AlipayCall call) {
        AlipayCall.check(call.needed("bill_type").equals("trade"), AlipayProblem.INVALID_PARAMETER);
        Period period = period(call.needed("bill_date"));
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), AlipayText.BEIJING);
        AlipayCall.check(period.last().isBefore(today), AlipayProblem.BILL_NOT_EXIST);
        String token = desk.freshId();
        addresses.put(token, new Address(period, desk.clock().instant().plus(ADDRESS_LIFE)));
        return AlipayOrders.ok().put("bill_download_url", desk.url(PATH + token));
    }

    private static Period period(String date) {
        try {
            if (MONTH.matcher(date).matches()) {
                YearMonth month = YearMonth.parse(date);
                return new Period(month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = LocalDate.parse(date);
            return new Period(day, day);
        } catch (DateTimeParseException unreadable) {
            throw AlipayProblem.INVALID_PARAMETER.refusal();
        }
    }

    /** The file; empty if the address was never given out or is too old. */
    synchronized Optional<Buffer> file(String token) {
        return Optional.ofNullable(addresses.get(token))
                .filter(address -> desk.clock().instant().isBefore(address.until()))
                .map(address -> AlipayBillFile.zip(options.sellerId(), address.period(), entries(address.period())));
    }

    private List<Trades.Entry> entries(Period period) {
        return period.days().stream()
                .flatMap(day -> desk.trades().day(PayGateway.ALIPAY, day).stream())
                .toList();
    }
}
