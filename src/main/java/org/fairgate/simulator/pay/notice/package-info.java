/**
 * How the simulated gateways tell the merchant: notices with the gateway's own schedule of re-sends.
 *
 * <p>Invariants: a notice is sent until the right answer comes or the schedule is over, and every sending is kept with the
 * exact message and the answer it got. Time is the clock that was handed in: what is due is done by {@link
 * org.fairgate.simulator.pay.notice.Agenda#runDue}, so a test turns the clock and steps. Everything is bounded.
 */
@NullMarked
package org.fairgate.simulator.pay.notice;

import org.jspecify.annotations.NullMarked;
