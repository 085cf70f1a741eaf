package org.fairgate.edition;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;

/** The JSON API of editions. */
public final class EditionRoutes {
    private final EditionService editions;
    private final InstantSource clock;

    public EditionRoutes(EditionService editions, InstantSource clock) {
        this.editions = editions;
        this.clock = clock;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/api/v1/editions/current", Access.PUBLIC, this::current));
    }

    /** An edition as the API gives it; its moments carry the offset of its own zone. */
    record EditionView(
            String editionId,
            String code,
            String nameZh,
            String nameEn,
            String timeZone,
            String opensAt,
            String closesAt,
            boolean open,
            String transferDeadline,
            String scanDeadline,
            String b2bDeadline,
            long newBadgeFen,
            long reusedBadgeFen,
            boolean withdrawalAllowed,
            List<LocalDate> entryDays,
            List<Area> areas,
            List<Choice> industries) {
        static EditionView of(Edition edition, Instant now) {
            ZoneId zone = edition.timeZone();
            return new EditionView(
                    edition.id().toString(),
                    edition.code(),
                    edition.nameZh(),
                    edition.nameEn(),
                    zone.getId(),
                    moment(edition.opensAt(), zone),
                    moment(edition.closesAt(), zone),
                    edition.isOpen(now),
                    moment(edition.transferDeadline(), zone),
                    moment(edition.scanDeadline(), zone),
                    moment(edition.b2bDeadline(), zone),
                    edition.newBadge().value(),
                    edition.reusedBadge().value(),
                    edition.withdrawalAllowed(),
                    edition.entryDays(),
                    edition.catalogue().areas(),
                    edition.catalogue().industries());
        }

        private static String moment(Instant instant, ZoneId zone) {
            // toString() would leave out seconds of 0, which RFC 3339 does not allow.
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
        }
    }

    private Future<Reply> current(Call call) {
        return Future.succeededFuture(Reply.json(EditionView.of(editions.currentEdition(), clock.instant())));
    }
}
