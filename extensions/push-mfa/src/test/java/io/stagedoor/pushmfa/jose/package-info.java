@NullMarked
package io.stagedoor.pushmfa.jose;

import org.jspecify.annotations.NullMarked;
