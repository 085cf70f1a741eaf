package org.fairgate.app;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.address.AddressService;
import org.fairgate.person.PersonService;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.page.PersonsSource;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.review.Decisions;
import org.fairgate.review.PersonReview;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewNotices;
import org.fairgate.review.claim.Claims;
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
    final Claims claims;
    final UnitReview unitReview;
    final PersonReview personReview;
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
        this.claims = new Claims(platform.db, platform.clock, services.staff);
        ReviewNotices notices =
                new ReviewNotices(services.notices, services.accounts.accounts(), services.delegations, platform.texts);
        this.unitReview = unitReview(platform, services, notices);
        this.personReview = personReview(platform, services, notices);
        this.progress = new UnitProgress(
                services.units,
                List.of(
                        new PersonsSource(persons),
                        new AddressesSource(addresses::count, situation -> Future.succeededFuture(false))));
    }

    private UnitReview unitReview(Platform platform, Services services, ReviewNotices notices) {
        return new UnitReview(
                platform.db,
                platform.clock,
                new UnitReview.Parts(
                        services.staff,
                        services.editions,
                        services.accounts.accounts(),
                        units,
                        life,
                        personQueue,
                        services.files),
                claims,
                notices);
    }

    private PersonReview personReview(Platform platform, Services services, ReviewNotices notices) {
        return new PersonReview(
                platform.db,
                new PersonReview.Parts(services.editions, services.delegations, units, personQueue),
                new Decisions(
                        platform.db,
                        platform.clock,
                        platform.ids,
                        new Decisions.Parts(services.units, persons, services.delegations),
                        notices));
    }
}
