/** Notices of a payment gateway: signed before, sent as fast as they are answered. */
@NullMarked
package org.fairgate.load.notice;

import org.jspecify.annotations.NullMarked;
