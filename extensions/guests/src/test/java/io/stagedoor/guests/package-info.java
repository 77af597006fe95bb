@NullMarked
package io.stagedoor.guests;

import org.jspecify.annotations.NullMarked;
