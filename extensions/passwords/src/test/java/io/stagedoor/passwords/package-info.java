@NullMarked
package io.stagedoor.passwords;

import org.jspecify.annotations.NullMarked;
