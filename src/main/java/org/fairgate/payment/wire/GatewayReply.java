package org.fairgate.payment.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * What came back, not believed yet.
 *
 * @param status 200 to 299 or 400 to 499
 */
public record GatewayReply(int status, MultiMap headers, Buffer body) {}
