package org.fairgate.payment.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A message as it came over HTTP, nothing decoded. */
public record Incoming(MultiMap headers, Buffer body) {}
