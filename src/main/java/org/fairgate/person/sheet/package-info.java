/**
 * The spreadsheets of persons (R-PER-7): the template in both languages, reading what clerks filled in, giving back rows
 * to mend, and the list of a unit's persons to take away.
 *
 * <p>A template has one sheet for each kind of persons, so that a sheet has no column its persons do not need. The first
 * row is hidden and holds machine keys such as {@code fairgate:mainland.name}; columns may be moved, removed and added.
 *
 * <p>What comes from outside is hostile until read: archives are measured before they are opened and counted while they
 * are unpacked, XML has no document type, a row is all that is held at a time beside the texts that cells share, and
 * names in an archive never become paths. Texts that look like formulas are quoted when written.
 *
 * <p>No database, no clock. Everything here blocks; {@code person.intake} calls it on a worker pool of its own.
 */
@NullMarked
package org.fairgate.person.sheet;

import org.jspecify.annotations.NullMarked;
