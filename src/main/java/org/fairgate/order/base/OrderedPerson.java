package org.fairgate.order.base;

import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PersonId;

/** A person that an order pays for, at the fee of the moment it was made. */
public record OrderedPerson(PersonId person, FeeKind kind, Fen fee) {}
