/**
 * What a path needs before it is let through: normalisation of hostile paths, patterns, the route table and its file.
 * Pure except for reading the file.
 */
@NullMarked
package io.stagedoor.gateway.route;

import org.jspecify.annotations.NullMarked;
