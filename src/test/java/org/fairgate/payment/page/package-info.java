/** Bank statements: how they are read, and how their lines pay orders. */
@org.jspecify.annotations.NullMarked
package org.fairgate.payment.page;
