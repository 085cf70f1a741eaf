/** Tests of submission, withdrawal, decision and the reviewers' queues. */
@NullMarked
package org.fairgate.unit.life;

import org.jspecify.annotations.NullMarked;
