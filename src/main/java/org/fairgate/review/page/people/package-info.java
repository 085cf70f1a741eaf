/** The page of persons of all units: tags one by one and in bulk, with an honest result. */
@NullMarked
package org.fairgate.review.page.people;

import org.jspecify.annotations.NullMarked;
