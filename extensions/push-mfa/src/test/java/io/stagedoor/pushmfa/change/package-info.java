@NullMarked
package io.stagedoor.pushmfa.change;

import org.jspecify.annotations.NullMarked;
