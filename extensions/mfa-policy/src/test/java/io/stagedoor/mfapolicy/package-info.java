@NullMarked
package io.stagedoor.mfapolicy;

import org.jspecify.annotations.NullMarked;
