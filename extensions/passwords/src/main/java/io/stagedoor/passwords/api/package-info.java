/** What other capabilities may ask about passwords. */
@NullMarked
package io.stagedoor.passwords.api;

import org.jspecify.annotations.NullMarked;
