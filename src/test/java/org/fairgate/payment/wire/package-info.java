/** What the protocols share, and what the tests of all of them are made of: a server that answers as told, and keys. */
@NullMarked
package org.fairgate.payment.wire;

import org.jspecify.annotations.NullMarked;
