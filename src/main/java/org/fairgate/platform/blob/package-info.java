/**
 * Files of units, encrypted at rest. A file is written whole under its id or not at all and never changed afterwards.
 * Paths are made of ids only; nothing a user typed ever becomes part of one. Features use {@link
 * org.fairgate.platform.blob.BlobStore}; the directory is shared by all nodes.
 */
@NullMarked
package org.fairgate.platform.blob;

import org.jspecify.annotations.NullMarked;
