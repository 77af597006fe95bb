/** What siblings may ask of terms of use. */
@NullMarked
package io.stagedoor.guests.api;

import org.jspecify.annotations.NullMarked;
