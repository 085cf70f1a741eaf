/**
 * Editions 届 of the fair and what each offers: times, fees, entry days, exhibition areas with product groups and special
 * zones, industries. All of it is data that the organiser enters; no other package knows an area or a fee by heart.
 *
 * <p>The data is small, the same for everyone and read by every request, so {@link
 * org.fairgate.edition.EditionService} keeps it in memory as one immutable snapshot and answers without the database;
 * the snapshot is at most one poll old. Its contract: the current edition is the one open now, else the one that opened
 * last, else the next to open (R-UNIT-1).
 *
 * <p>Rank 2: uses kernel and platform only; may be used by every feature above.
 */
@NullMarked
package org.fairgate.edition;

import org.jspecify.annotations.NullMarked;
