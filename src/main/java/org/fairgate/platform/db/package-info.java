/**
 * PostgreSQL: the pool and its gate, the one transaction wrapper ({@link org.fairgate.platform.db.Db#tx}), migrations
 * and the embedded server. Truth lives here: a feature writes its state, its audit record and its notices in one {@code
 * tx}, and nothing is acknowledged before that has committed with {@code synchronous_commit} on.
 */
@NullMarked
package org.fairgate.platform.db;

import org.jspecify.annotations.NullMarked;
