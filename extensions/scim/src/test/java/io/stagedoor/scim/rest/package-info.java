@NullMarked
package io.stagedoor.scim.rest;

import org.jspecify.annotations.NullMarked;
