/** What a node needs before its parts can be wired: settings, secrets and, where none is configured, a database. */
@NullMarked
package org.fairgate.app.start;

import org.jspecify.annotations.NullMarked;
