/**
 * Keys and X.509 certificates of the simulated gateways, made anew at each start.
 *
 * <p>Invariants: version 3; RSA of 2048 bits for who signs messages, a curve for who only issues certificates; an authority carries the basic constraint, so that a chain check by the
 * JDK accepts its children. Put together from ASN.1 by hand, since the house has no library that builds certificates and
 * needs one nowhere else.
 *
 * <p>Rules: nothing is written to a disk; a private key never leaves the process.
 *
 * <p>Who may call: the gateways of {@code org.fairgate.simulator}.
 */
@NullMarked
package org.fairgate.simulator.x509;

import org.jspecify.annotations.NullMarked;
