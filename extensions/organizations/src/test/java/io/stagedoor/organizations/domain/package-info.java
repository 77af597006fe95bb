@NullMarked
package io.stagedoor.organizations.domain;

import org.jspecify.annotations.NullMarked;
