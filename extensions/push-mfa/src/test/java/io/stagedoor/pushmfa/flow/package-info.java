@NullMarked
package io.stagedoor.pushmfa.flow;

import org.jspecify.annotations.NullMarked;
