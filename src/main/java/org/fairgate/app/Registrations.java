package org.fairgate.app;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.address.AddressService;
import org.fairgate.person.PersonService;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.submission.SubmissionService;
import org.fairgate.unit.UnitProgress;
import org.fairgate.unit.life.UnitLife;
import org.fairgate.unit.life.UnitQueue;
import org.fairgate.unit.progress.AddressesSource;

/** The services of what is registered and decided: addresses, persons, submission, review; on {@link Services}. */
final class Registrations {
    final UnitLife life;
    final UnitQueue units;
    final AddressService addresses;
    final PersonService persons;
    final PersonQueue personQueue;
    final SubmissionService submissions;
    final UnitProgress progress;

    Registrations(Platform platform, Services services) {
        this.life = new UnitLife(
                new UnitLife.Parts(services.units, services.drafts, services.editions, services.audit),
                platform.cipher,
                platform.clock);
        this.units = new UnitQueue(services.accounts.accounts()::find, platform.cipher);
        this.addresses = new AddressService(platform.db, platform.cipher, platform.ids, platform.clock, services.audit);
        this.persons = new PersonService(
                new PersonService.Tools(platform.db, platform.clock, platform.ids, platform.cipher, platform.index),
                services.editions,
                new PersonService.Sources(
                        services.units, services.drafts, services.files, addresses::ids, services.audit),
                new PersonCheck(services.choices));
        this.personQueue = new PersonQueue(platform.cipher);
        this.submissions = new SubmissionService(
                platform.db, services.editions, new SubmissionService.UnitParts(services.units, life, units), persons);
        this.progress = new UnitProgress(
                services.units,
                List.of(new AddressesSource(addresses::count, situation -> Future.succeededFuture(false))));
    }
}
