/** Policies as JSON: the same in the API, in the tables and in the declared realm. */
@NullMarked
package io.stagedoor.mfapolicy.document;

import org.jspecify.annotations.NullMarked;
