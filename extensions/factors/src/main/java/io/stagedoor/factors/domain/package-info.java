/** What is known of somebody's factors, and what an organization allows of them: pure. */
@NullMarked
package io.stagedoor.factors.domain;

import org.jspecify.annotations.NullMarked;
