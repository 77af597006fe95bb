@NullMarked
package io.stagedoor.pushmfa;

import org.jspecify.annotations.NullMarked;
