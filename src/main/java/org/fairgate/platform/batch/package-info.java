/**
 * Group commit: what many callers want written is gathered while one batch is being committed, and goes into the next one.
 * One commit for many rows is the largest lever a service on PostgreSQL has; nobody is answered before it.
 */
@NullMarked
package org.fairgate.platform.batch;

import org.jspecify.annotations.NullMarked;
