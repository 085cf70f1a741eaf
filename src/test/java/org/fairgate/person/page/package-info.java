/** Tests of {@code org.fairgate.person.page}. */
@org.jspecify.annotations.NullMarked
package org.fairgate.person.page;
