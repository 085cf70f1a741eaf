/** What operators and readers of the contract meet: health, metrics, {@code /openapi.yaml} and {@code /docs}. */
@NullMarked
package org.fairgate.app.ops;

import org.jspecify.annotations.NullMarked;
