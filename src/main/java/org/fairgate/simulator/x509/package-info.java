/**
 * X.509 certificates of the simulated gateways, made anew at each start.
 *
 * <p>Invariants: version 3, signed with SHA-256 by RSA or by a curve, whatever the issuer has; an authority carries the basic constraint, so that a chain check by the
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
