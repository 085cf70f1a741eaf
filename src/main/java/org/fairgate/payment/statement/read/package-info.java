/**
 * Reads bank statements: CSV as Chinese banks make it (GBK or UTF-8), MT940 and camt.053. Pure: bytes in, credit lines out;
 * files come from strangers, so every size is bounded and XML has no entities. Runs on a worker, never on an event loop.
 */
@NullMarked
package org.fairgate.payment.statement.read;

import org.jspecify.annotations.NullMarked;
