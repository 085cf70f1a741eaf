package org.fairgate.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.EditionId;

/**
 * One run of the fair.
 *
 * @param closesAt the first moment at which nothing can be registered any more
 * @param transferDeadline the first moment at which bank transfers are closed (R-PAY-5); likewise scan and B2B
 * @param newBadge fee of a new badge, never nothing: who need not pay is staff or a VIP, and in no order (R-PAY-2)
 * @param reusedBadge fee of a badge used again, likewise
 * @param withdrawalAllowed whether a unit may take back a submission that nobody has begun to review
 * @param entryDays days on which visitors may enter, in order
 */
public record Edition(
        EditionId id,
        String code,
        String nameZh,
        String nameEn,
        ZoneId timeZone,
        Instant opensAt,
        Instant closesAt,
        Instant transferDeadline,
        Instant scanDeadline,
        Instant b2bDeadline,
        Fen newBadge,
        Fen reusedBadge,
        boolean withdrawalAllowed,
        List<LocalDate> entryDays,
        Catalogue catalogue) {
    public Edition {
        entryDays = List.copyOf(entryDays);
    }

    /** Whether units may register at this moment: opening included, closing excluded. */
    public boolean isOpen(Instant now) {
        return !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    /** The first moment at which every way of paying is closed (R-PAY-5). */
    public Instant paymentEnds() {
        return Stream.of(transferDeadline, scanDeadline, b2bDeadline)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The name in one language. */
    public String name(Language language) {
        return language == Language.ZH_CN ? nameZh : nameEn;
    }
}
