/** What a fact looks like when it is kept, and how facts are asked for. Pure Java. */
@NullMarked
package io.stagedoor.audit.domain;

import org.jspecify.annotations.NullMarked;
