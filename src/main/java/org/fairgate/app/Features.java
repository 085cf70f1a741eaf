package org.fairgate.app;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.fairgate.draft.DraftRoutes;
import org.fairgate.draft.DraftService;
import org.fairgate.draft.DraftWriters;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.edge.Edge;
import org.fairgate.platform.edge.Endpoints;
import org.fairgate.platform.edge.Failures;
import org.fairgate.platform.edge.SecurityHeaders;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.SessionGuard;
import org.fairgate.platform.page.Assets;
import org.fairgate.platform.page.ErrorPages;
import org.fairgate.platform.page.Pages;
import org.fairgate.platform.page.Site;
import org.fairgate.platform.security.Principal;

/** Every feature, built from the {@link Platform} in the order of their ranks, and the routes they offer. */
final class Features {
    final DraftWriters writers;
    final HealthRoutes health;
    final Endpoints endpoints;

    Features(Platform platform) {
        Settings settings = platform.settings;
        this.writers = platform.wiring
                .writers()
                .create(settings.autoSave(), platform.writerPool, platform.clock, platform.metrics);
        DraftService drafts = new DraftService(
                platform.db,
                writers,
                new DraftService.Crypto(platform.cipher, platform.index),
                platform.clock,
                () -> Optional.of(new EditionId(new java.util.UUID(1, 1))));
        this.health = new HealthRoutes(
                platform.db, platform.metrics, settings.metrics().allow());
        SessionGuard sessions = new SessionGuard() {
            @Override
            public boolean isEnded(Principal principal) {
                return false;
            }

            @Override
            public Future<Optional<Renewed>> renew(String refreshToken, String clientAddress) {
                return Future.succeededFuture(Optional.empty());
            }
        };
        Authenticator authenticator = new Authenticator(
                platform.tokens, sessions, platform.index, settings.http().publicUrl());
        Assets assets = new Assets();
        Pages pages = new Pages(
                platform.texts, assets, authenticator, new Site(language -> "", settings.demoEnabled(), () -> 0));
        List<Endpoint> all = new ArrayList<>();
        // The router tries routes in this order: the hot path first.
        all.addAll(new DraftRoutes(drafts, settings.autoSave().maxBody().bytes()).endpoints());
        all.addAll(health.endpoints());
        all.addAll(assets.endpoints());
        this.endpoints = new Endpoints(all, authenticator, edge(platform, pages), bodyLimits(settings));
    }

    private static Edge edge(Platform platform, Pages pages) {
        Failures failures = new Failures(platform.texts, new ErrorPages(pages));
        Settings.Http http = platform.settings.http();
        return new Edge(
                failures,
                new SecurityHeaders(http.publicUrl().startsWith("https://")),
                platform.ids,
                platform.metrics,
                new HashSet<>(http.trustedProxies()));
    }

    private static Endpoints.BodyLimits bodyLimits(Settings settings) {
        return new Endpoints.BodyLimits(
                settings.http().maxBody().bytes(), settings.blob().directory() + "/incoming");
    }
}
