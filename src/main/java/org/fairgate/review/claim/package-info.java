/**
 * Soft claims: who is looking at which unit now (R-REV). A claim ends by itself after some minutes, warns and protects
 * nothing; what protects a decision is the guarded update of what is decided.
 */
@NullMarked
package org.fairgate.review.claim;

import org.jspecify.annotations.NullMarked;
