/**
 * Courier addresses of a unit (R-ADR): up to five, one of them the default.
 *
 * <p>Invariants: an address has one of five places, so a sixth is impossible even when several are added at once; at most
 * one is marked as the default, and where none is (two last ones removed at once) the first in the list counts as it, so
 * a unit that has an address always has a default. What an address says is one encrypted value of its row. A change
 * names the version it is based on and never overwrites another one. Every change leaves an audit entry without the
 * address itself.
 *
 * <p>Rank 3: uses audit. {@link org.fairgate.address.AddressService} is the door; {@code person} asks it which addresses
 * a unit has, {@code unit.progress} how many.
 */
@NullMarked
package org.fairgate.address;

import org.jspecify.annotations.NullMarked;
