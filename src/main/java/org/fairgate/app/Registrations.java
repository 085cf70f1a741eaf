package org.fairgate.app;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.address.AddressService;
import org.fairgate.unit.UnitProgress;
import org.fairgate.unit.progress.AddressesSource;

/** The services of what is registered and decided: addresses, persons, submission, review; on {@link Services}. */
final class Registrations {
    final AddressService addresses;
    final UnitProgress progress;

    Registrations(Platform platform, Services services) {
        this.addresses = new AddressService(platform.db, platform.cipher, platform.ids, platform.clock, services.audit);
        this.progress = new UnitProgress(
                services.units,
                List.of(new AddressesSource(addresses::count, situation -> Future.succeededFuture(false))));
    }
}
