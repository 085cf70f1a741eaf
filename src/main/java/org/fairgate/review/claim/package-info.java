/**
 * Soft claims: who is looking at which unit now (R-REV). A claim ends by itself after some minutes and warns
 * others; what protects a decision is the guarded update of what is decided. Who takes a claim over names whom from: those
 * who had it are told, and may not decide as long as it lasts, unless they take it back.
 */
@NullMarked
package org.fairgate.review.claim;

import org.jspecify.annotations.NullMarked;
