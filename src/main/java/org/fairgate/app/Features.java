package org.fairgate.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.fairgate.account.front.FrontSite;
import org.fairgate.account.page.AccountSite;
import org.fairgate.account.page.DemoAccount;
import org.fairgate.account.page.Doors;
import org.fairgate.account.page.Fair;
import org.fairgate.account.session.SessionRoutes;
import org.fairgate.account.staff.StaffRoutes;
import org.fairgate.account.staff.StaffSelfRoutes;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.account.staff.admin.StaffAdminRoutes;
import org.fairgate.account.staff.page.StaffAccountPages;
import org.fairgate.account.staff.page.StaffMePages;
import org.fairgate.app.ops.DocsRoutes;
import org.fairgate.app.ops.HealthRoutes;
import org.fairgate.delegation.DelegationRoutes;
import org.fairgate.draft.DraftRoutes;
import org.fairgate.edition.EditionRoutes;
import org.fairgate.file.FileRoutes;
import org.fairgate.notice.desk.NoticeRoutes;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.edge.Edge;
import org.fairgate.platform.edge.Endpoints;
import org.fairgate.platform.edge.EventStreams;
import org.fairgate.platform.edge.Failures;
import org.fairgate.platform.edge.SecurityHeaders;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.page.Assets;
import org.fairgate.platform.page.ErrorPages;
import org.fairgate.platform.page.HeaderCount;
import org.fairgate.platform.page.LanguageRoutes;
import org.fairgate.platform.page.Pages;
import org.fairgate.platform.page.Site;

/** Every route that a node serves: the JSON API and the pages, on the {@link Services}. */
final class Features {
    final HealthRoutes health;
    final Endpoints endpoints;

    /** @param inboxPort port of the demo's inbox, 0 for none */
    Features(Platform platform, Services services, Registrations registrations, Payments payments, int inboxPort) {
        Settings settings = platform.settings;
        Authenticator authenticator = new Authenticator(
                platform.tokens,
                services.sessions,
                platform.index,
                settings.http().publicUrl());
        Assets assets = new Assets();
        Site site = new Site(
                language -> services.editions
                        .current()
                        .map(edition -> edition.name(language))
                        .orElse(""),
                settings.demoEnabled(),
                () -> inboxPort);
        Pages pages = new Pages(platform.texts, assets, authenticator, site, platform.clock);
        this.health = new HealthRoutes(
                platform.db, platform.metrics, settings.metrics().allow());
        List<Endpoint> all = new ArrayList<>(api(platform, services));
        all.addAll(health.endpoints());
        all.addAll(new DocsRoutes(platform.texts, assets).endpoints());
        all.addAll(assets.endpoints());
        all.addAll(RegistrationFeatures.api(platform, services, registrations));
        all.addAll(payments.api());
        HeaderCount unsubmitted =
                new HeaderCount(unit -> registrations.persons.counts(unit).map(PersonCounts::unsubmitted));
        pages(platform, services, registrations, pages).forEach(page -> all.add(unsubmitted.over(page)));
        payments.pages(pages, services, registrations.persons).forEach(page -> all.add(unsubmitted.over(page)));
        this.endpoints = new Endpoints(
                all,
                new Endpoints.Doors(authenticator, platform.idempotency),
                edge(platform, pages),
                bodyLimits(settings));
    }

    /** The JSON API. The router tries routes in this order: the hot path first. */
    private static List<Endpoint> api(Platform platform, Services services) {
        Settings settings = platform.settings;
        List<Endpoint> api = new ArrayList<>();
        api.addAll(
                new DraftRoutes(services.drafts, settings.autoSave().maxBody().bytes()).endpoints());
        api.addAll(services.accounts.endpoints(services.cookies, settings.limits()));
        api.addAll(new SessionRoutes(services.sessions, services.cookies).endpoints());
        api.addAll(new StaffRoutes(services.staff, services.cookies).endpoints());
        api.addAll(new StaffSelfRoutes(services.staff, services.cookies).endpoints());
        api.addAll(new StaffAdminRoutes(services.staffAdmin).endpoints());
        api.addAll(new EditionRoutes(services.editions, platform.clock).endpoints());
        api.addAll(new DelegationRoutes(services.delegations).endpoints());
        api.addAll(new FileRoutes(services.files, settings.upload().maxFile().bytes()).endpoints());
        api.addAll(new NoticeRoutes(services.noticeDesk).endpoints());
        return api;
    }

    private static List<Endpoint> pages(
            Platform platform, Services services, Registrations registrations, Pages pages) {
        Settings settings = platform.settings;
        Fair fair = new Fair(services.editions, services.delegations, platform.clock);
        Doors doors = new Doors(pages, services.accounts, services.sessions, services.cookies, services.staff);
        List<DemoAccount> shown = settings.demoEnabled() ? DemoAccounts.shown() : List.of();
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new FrontSite(pages, fair, services.accounts.accounts()).endpoints());
        all.addAll(new AccountSite(doors, fair, settings.limits().codeLife(), shown, staffTasks()).endpoints());
        all.addAll(new StaffMePages(doors).endpoints());
        all.addAll(new StaffAccountPages(pages, services.staffAdmin, fair).endpoints());
        all.addAll(RegistrationFeatures.pages(platform, services, registrations, pages));
        all.addAll(new LanguageRoutes(settings.http().secureCookies()).endpoints());
        return all;
    }

    /** What the staff's home page offers, in the order of the work. */
    private static List<StaffTask> staffTasks() {
        List<StaffTask> tasks = new ArrayList<>(RegistrationFeatures.staffTasks());
        tasks.addAll(Finance.tasks());
        tasks.add(StaffAccountPages.TASK);
        tasks.add(StaffMePages.TASK);
        return tasks;
    }

    private static Edge edge(Platform platform, Pages pages) {
        Failures failures = new Failures(platform.texts, new ErrorPages(pages), platform.metrics);
        Settings.Http http = platform.settings.http();
        return new Edge(
                new Edge.Answering(
                        failures,
                        new SecurityHeaders(http.publicUrl().startsWith("https://")),
                        new EventStreams(platform.metrics, platform.settings.events())),
                platform.wiring.random(),
                platform.metrics,
                new HashSet<>(http.trustedProxies()));
    }

    private static Endpoints.BodyLimits bodyLimits(Settings settings) {
        return new Endpoints.BodyLimits(
                settings.http().maxBody().bytes(), settings.blob().directory() + "/incoming");
    }
}
