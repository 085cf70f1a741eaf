/**
 * Cryptography of the house, each primitive from a library: key rings with ids and rotation, access tokens behind a
 * strict wrapper, argon2id passwords on bounded workers, field encryption and blind indexes. It fails closed: without
 * keys nothing starts.
 */
@NullMarked
package org.fairgate.platform.security;

import org.jspecify.annotations.NullMarked;
