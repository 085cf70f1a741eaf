package org.fairgate.review;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Refusal;

/**
 * What became of a decision on many, in three honest numbers.
 *
 * @param skipped refused, and trying again would not help
 * @param failed not done for a reason of ours; worth another try
 * @param left matching ones that one request does not reach; send it again for them
 */
public record BulkResult(List<Item> done, List<Refused> skipped, List<Item> failed, long left) {
    public BulkResult {
        done = List.copyOf(done);
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
    }

    /** Everybody of the decision who was reached, in the order in which it is told. */
    public List<Item> all() {
        return Stream.of(done.stream(), skipped.stream().map(Refused::item), failed.stream())
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * One person of the decision.
     *
     * @param round the submission that was looked at
     */
    public record Item(UnitId unit, PersonId person, int round) {}

    /** One that was refused, and why. */
    public record Refused(Item item, Refusal why) {}
}
