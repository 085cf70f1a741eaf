package org.fairgate.simulator.x509;

import java.math.BigInteger;
import java.time.Instant;

/**
 * Whom a certificate is for.
 *
 * @param commonName the CN, as it is to be read
 * @param serial positive
 * @param until from {@code from} to then it is valid
 * @param authority whether it may issue others
 */
public record Subject(String commonName, BigInteger serial, Instant from, Instant until, boolean authority) {}
