package org.fairgate.unit.progress;

import io.vertx.core.Future;
import java.util.function.Function;
import org.fairgate.kernel.id.UnitId;

/**
 * Tells about the delivery addresses (R-ADR), which are optional: the task is open only while somebody wants the badge by
 * express and there is no address to send it to.
 */
public final class AddressesSource implements ProgressSource {
    private static final String LIST = "/addresses";
    private static final String NEW = "/addresses/new";

    private final Function<UnitId, Future<Integer>> addresses;
    private final Function<Situation, Future<Boolean>> express;

    /**
     * @param addresses how many addresses a unit has
     * @param express whether a person of the unit wants the badge by express
     */
    public AddressesSource(Function<UnitId, Future<Integer>> addresses, Function<Situation, Future<Boolean>> express) {
        this.addresses = addresses;
        this.express = express;
    }

    @Override
    public Task task() {
        return Task.ADDRESSES;
    }

    @Override
    public Future<TaskReport> report(Situation situation) {
        return addresses
                .apply(situation.unit())
                .compose(count -> count > 0
                        ? Future.succeededFuture(some(count))
                        : express.apply(situation).map(AddressesSource::none));
    }

    private static TaskReport some(int count) {
        return TaskReport.done(
                Line.of(ProgressText.ADDRESSES_SAVED, count), new Step(ProgressText.LOOK_AT_ADDRESSES, LIST));
    }

    private static TaskReport none(boolean express) {
        return express
                ? TaskReport.open(Line.of(ProgressText.ADDRESS_NEEDED), new Step(ProgressText.ADD_ADDRESS, NEW))
                : TaskReport.done(
                        Line.of(ProgressText.ADDRESSES_OPTIONAL), new Step(ProgressText.LOOK_AT_ADDRESSES, LIST));
    }
}
