@NullMarked
package io.stagedoor.mfapolicy.assurance;

import org.jspecify.annotations.NullMarked;
