/** What organizations have chosen. */
@NullMarked
package io.stagedoor.passwords.store;

import org.jspecify.annotations.NullMarked;
