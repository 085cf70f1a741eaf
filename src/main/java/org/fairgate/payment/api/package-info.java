/** The JSON API of payments, of units and of whoever pays for them, and what pages are told of changes. */
@NullMarked
package org.fairgate.payment.api;

import org.jspecify.annotations.NullMarked;
