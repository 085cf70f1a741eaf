/**
 * The words of persons: a person, its states and who moves it from one to another, what lists show, why things are
 * refused. Called by {@code person} and by every feature that moves persons.
 */
@NullMarked
package org.fairgate.person.base;

import org.jspecify.annotations.NullMarked;
