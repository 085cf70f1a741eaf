package org.fairgate.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The negative control of the race: without the key of the places more than five stay, so the race test sees it. */
@Tag("R-ADR")
class AddressRaceControlTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void withoutTheKeyOfThePlacesManyAddedAtOnceAreMoreThanFive() {
        assertThat(DATABASE.sql("ALTER TABLE address DROP CONSTRAINT address_place_once"))
                .isEmpty();
        Stage stage = new Stage(DATABASE);
        UnitId unit = stage.unit();
        assertThat(stage.addresses.add(unit, Stage.form("默认"), false).await().isDefault())
                .isTrue();
        List<Future<Address>> all = Stream.generate(() -> stage.addresses.add(unit, Stage.form("并发"), false))
                .limit(12)
                .toList();
        Future.join(all).transform(done -> Future.succeededFuture()).await();
        assertThat(stage.addresses.count(unit).await()).isGreaterThan(5);
    }
}
