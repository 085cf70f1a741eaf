/**
 * What strangers send who mean ill or know no better: the whole server over HTTP, every route of the contract, bodies,
 * paths, framing and tokens that are wrong in every way we know. The answer is always a refusal, never a fault of ours.
 */
@NullMarked
package org.fairgate.hostile;

import org.jspecify.annotations.NullMarked;
