@NullMarked
package io.stagedoor.mfapolicy.flow;

import org.jspecify.annotations.NullMarked;
