/** Payment by bank transfer, over HTTP and on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.fairgate.payment.transfer;
