package org.fairgate.payment.ledger;

import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;

/** One try of one unit to pay. */
public record PaymentKey(UnitId unit, PaymentId payment) {}
