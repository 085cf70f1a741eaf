/** Checks of the whole: architecture, contract, settings, texts, SQL and what a stranger may send. */
@NullMarked
package org.fairgate.app;

import org.jspecify.annotations.NullMarked;
