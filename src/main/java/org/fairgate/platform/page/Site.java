package org.fairgate.platform.page;

import java.util.function.Function;
import java.util.function.IntSupplier;
import org.fairgate.kernel.Language;

/**
 * What every page says about the site as a whole.
 *
 * @param fair name of the current edition in a language; empty before one is set up
 * @param demo whether the demo ribbon is shown
 * @param inboxPort port of the demo's message inbox, known once it listens; 0 for none
 */
public record Site(Function<Language, String> fair, boolean demo, IntSupplier inboxPort) {}
