package io.stagedoor.organizations.domain;

/**
 * What is known of a logo without its picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param tag changes with the picture: 16 bytes of its digest, in hexadecimal digits
 */
public record Logo(int width, int height, String tag) {}
