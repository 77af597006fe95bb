/** The root of the administrative REST API. */
@NullMarked
package io.stagedoor.administration.rest;

import org.jspecify.annotations.NullMarked;
