/** How every capability writes down what happened. */
@NullMarked
package io.stagedoor.audit.api;

import org.jspecify.annotations.NullMarked;
