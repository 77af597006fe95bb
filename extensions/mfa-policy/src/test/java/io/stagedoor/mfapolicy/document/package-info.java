@NullMarked
package io.stagedoor.mfapolicy.document;

import org.jspecify.annotations.NullMarked;
