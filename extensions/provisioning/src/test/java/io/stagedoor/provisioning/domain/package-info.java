@NullMarked
package io.stagedoor.provisioning.domain;

import org.jspecify.annotations.NullMarked;
