package org.fairgate.platform.image;

/**
 * A picture made by us: pixels only, no metadata.
 *
 * @param contentType always {@code image/jpeg}
 * @param width pixels
 * @param height pixels
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Clean(byte[] bytes, String contentType, int width, int height) {}
