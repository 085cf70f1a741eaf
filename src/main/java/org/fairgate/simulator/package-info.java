/**
 * The outside world for demo and tests: an SMS gateway, a mail server, the dev inbox that shows what both received, payment
 * gateways with their cashier, and the organiser's bank.
 *
 * <p>Invariants: servers and keys of its own; imports nothing of the rest of {@code org.fairgate}, so the service knows
 * it by address and credentials only, as it knows the real gateways.
 *
 * <p>Rules: a gateway is a sub-package with its protocol, its fault switches and a {@code mount(Router)}; this package
 * wires the gateways into one HTTP server and shows them on its pages. Texts are in {@link org.fairgate.simulator.page.Word},
 * not with the product's own.
 *
 * <p>Who may call: the demo ({@code app}) and tests, through {@link org.fairgate.simulator.Simulator}.
 */
@NullMarked
package org.fairgate.simulator;

import org.jspecify.annotations.NullMarked;
