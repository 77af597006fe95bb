/** Plans and applies the declared realm. */
@NullMarked
package io.stagedoor.realmconfig;

import org.jspecify.annotations.NullMarked;
