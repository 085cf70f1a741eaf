/**
 * The unit's courier addresses as HTML (R-ADR): list, add, change, delete after a question, make default. Works without
 * scripts. Holds no rules: everything comes from {@link org.fairgate.address.AddressService}. Used by {@code app} only.
 */
@NullMarked
package org.fairgate.address.page;

import org.jspecify.annotations.NullMarked;
