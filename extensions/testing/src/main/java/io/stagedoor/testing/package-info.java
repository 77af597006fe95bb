/** Rules that every capability keeps, written once; each capability's tests name what is its own. */
@NullMarked
package io.stagedoor.testing;

import org.jspecify.annotations.NullMarked;
