/** The tables of the signal log. Entities never leave here. */
@NullMarked
package io.stagedoor.signals.store;

import org.jspecify.annotations.NullMarked;
