@NullMarked
package io.stagedoor.people.domain;

import org.jspecify.annotations.NullMarked;
