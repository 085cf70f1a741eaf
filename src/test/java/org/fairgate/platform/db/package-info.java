/** Tests of the way to the database. */
@NullMarked
package org.fairgate.platform.db;

import org.jspecify.annotations.NullMarked;
