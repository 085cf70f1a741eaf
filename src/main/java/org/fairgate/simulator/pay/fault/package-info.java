/**
 * What goes wrong at a simulated gateway: the switches that tests, load tests and the pages turn.
 *
 * <p>Invariants: a fault belongs to one stage of a payment; a plan counts down each time it strikes; without a plan all is
 * well. At most {@value org.fairgate.simulator.pay.fault.Switches#MOST} plans wait per gateway.
 */
@NullMarked
package org.fairgate.simulator.pay.fault;

import org.jspecify.annotations.NullMarked;
