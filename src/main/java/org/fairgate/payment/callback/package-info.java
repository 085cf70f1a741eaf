/**
 * Messages of the gateways (R-PAY-6): checked, kept, booked exactly once, and only then answered.
 *
 * <p>What it promises: the answer that stops a gateway from sending a message again is given after the commit of what the
 * message says; a message that is not the gateway's changes nothing; one that cannot be booked never fails its neighbours; when
 * there is too much to do, or the database is away, the gateway is told to come again.
 *
 * <p>How: {@link org.fairgate.payment.callback.Callbacks} has the gateway read a message and hands it to a writer, which commits
 * many of them in one transaction by the {@link org.fairgate.payment.ledger.Booker}; {@link
 * org.fairgate.payment.callback.PaymentCallbackVerticle} gives each writer its event loop. Messages about refunds never
 * book a payment; what they say of a refund that is owed is kept beside it.
 */
@NullMarked
package org.fairgate.payment.callback;

import org.jspecify.annotations.NullMarked;
