/** Tests of documents. */
@NullMarked
package org.fairgate.kernel.document;

import org.jspecify.annotations.NullMarked;
