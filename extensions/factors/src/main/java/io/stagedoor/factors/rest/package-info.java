/** One's own factors, and what an organization allows. */
@NullMarked
package io.stagedoor.factors.rest;

import org.jspecify.annotations.NullMarked;
