@NullMarked
package io.stagedoor.applications.domain;

import org.jspecify.annotations.NullMarked;
