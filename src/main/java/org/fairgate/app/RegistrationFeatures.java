package org.fairgate.app;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.address.AddressRoutes;
import org.fairgate.address.page.AddressPages;
import org.fairgate.draft.form.DraftForms;
import org.fairgate.person.PersonRoutes;
import org.fairgate.person.form.PersonWords;
import org.fairgate.person.intake.page.ImportPages;
import org.fairgate.person.intake.page.ImportRoutes;
import org.fairgate.person.page.PersonSite;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.page.Pages;
import org.fairgate.review.api.PersonReviewRoutes;
import org.fairgate.review.api.ReviewRoutes;
import org.fairgate.review.page.CaseViews;
import org.fairgate.review.page.DeskPages;
import org.fairgate.review.page.DeskViews;
import org.fairgate.review.page.PersonViews;
import org.fairgate.review.page.TakeOverPages;
import org.fairgate.review.page.people.PeoplePages;
import org.fairgate.review.page.people.PeopleViews;
import org.fairgate.submission.SubmissionRoutes;
import org.fairgate.submission.SubmissionService;
import org.fairgate.submission.page.ResultPages;
import org.fairgate.submission.page.SubmissionPages;
import org.fairgate.submission.record.RecordPages;
import org.fairgate.unit.UnitRoutes;
import org.fairgate.unit.page.ProgressPages;
import org.fairgate.unit.page.QualificationPages;
import org.fairgate.unit.page.UnitPages;

/** Routes and pages of the {@link Registrations}; {@link Features} mounts them behind its own. */
final class RegistrationFeatures {
    private RegistrationFeatures() {}

    /** The JSON API. */
    static List<Endpoint> api(Platform platform, Services services, Registrations registrations) {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new UnitRoutes(services.units, registrations.progress, platform.texts).endpoints());
        api.addAll(new AddressRoutes(registrations.addresses).endpoints());
        api.addAll(new ReviewRoutes(registrations.unitReview, platform.texts).endpoints());
        api.addAll(new PersonReviewRoutes(registrations.unitReview, registrations.personReview, platform.texts)
                .endpoints());
        api.addAll(new SubmissionRoutes(registrations.submissions).endpoints());
        // Before the persons, whose ids would take the names of these.
        api.addAll(new ImportRoutes(
                        registrations.imports,
                        platform.texts,
                        platform.settings.sheets().maxFile().bytes())
                .endpoints());
        api.addAll(new PersonRoutes(registrations.persons, platform.texts, services.choices).endpoints());
        return api;
    }

    /** The HTML pages. */
    static List<Endpoint> pages(Platform platform, Services services, Registrations registrations, Pages pages) {
        Settings settings = platform.settings;
        DraftForms forms = new DraftForms(
                platform.db, services.drafts, settings.autoSave().maxBody().bytes());
        UnitPages.Sources unit = new UnitPages.Sources(
                services.units, one -> platform.db.read(client -> registrations.units.reasons(client, one)));
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new ImportPages(
                        pages,
                        registrations.imports,
                        platform.settings.sheets().maxFile().bytes())
                .endpoints());
        all.addAll(new UnitPages(pages, unit, forms, services.choices, platform.clock).endpoints());
        all.addAll(new QualificationPages(
                        pages, unit, services.files, settings.upload().maxFile().bytes(), platform.clock)
                .endpoints());
        all.addAll(new ProgressPages(pages, services.units, registrations.progress, platform.clock).endpoints());
        all.addAll(new AddressPages(pages, registrations.addresses).endpoints());
        all.addAll(review(platform, services, registrations, pages));
        all.addAll(submission(platform, services, registrations, pages));
        // Last of all below /persons/: there a person's id may stand.
        all.addAll(new PersonSite(persons(platform, services, registrations, pages, forms)).endpoints());
        return all;
    }

    private static List<Endpoint> review(
            Platform platform, Services services, Registrations registrations, Pages pages) {
        PersonViews persons = new PersonViews(platform.texts, services.choices);
        DeskViews desk = new DeskViews(
                services.editions, services.delegations, new CaseViews(platform.texts, persons), platform.clock);
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new DeskPages(pages, registrations.unitReview, registrations.personReview, desk).endpoints());
        all.addAll(new TakeOverPages(pages, registrations.unitReview).endpoints());
        all.addAll(new PeoplePages(
                        pages,
                        registrations.unitReview,
                        registrations.personReview,
                        new PeopleViews(services.delegations, desk, persons),
                        platform.clock)
                .endpoints());
        return all;
    }

    /** What the staff's home page offers of the work on registrations. */
    static List<StaffTask> staffTasks() {
        return List.of(DeskPages.TASK, PeoplePages.TASK);
    }

    private static PersonSite.Parts persons(
            Platform platform, Services services, Registrations registrations, Pages pages, DraftForms forms) {
        return new PersonSite.Parts(
                pages,
                platform.db,
                registrations.persons,
                registrations.personQueue,
                services.units,
                forms,
                registrations.addresses,
                services.files,
                services.choices,
                platform.clock,
                platform.settings.upload().maxFile().bytes());
    }

    private static List<Endpoint> submission(
            Platform platform, Services services, Registrations registrations, Pages pages) {
        SubmissionService submissions = registrations.submissions;
        SubmissionPages.Wording wording = page -> new PersonWords(platform.texts, services.choices, page.language());
        RecordPages.Rounds rounds = submission -> platform.db.read(client -> registrations.units.rounds(
                client, submission.unit().id(), submission.unit().edition()));
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new SubmissionPages(
                        pages,
                        new SubmissionPages.Sources(submissions, services.units, registrations.persons, wording),
                        platform.clock)
                .endpoints());
        all.addAll(new ResultPages(pages, submissions, services.units, platform.clock).endpoints());
        all.addAll(new RecordPages(
                        pages,
                        new RecordPages.Sources(submissions, services.units, registrations.persons, rounds, wording),
                        registrations.records,
                        platform.clock)
                .endpoints());
        return all;
    }
}
