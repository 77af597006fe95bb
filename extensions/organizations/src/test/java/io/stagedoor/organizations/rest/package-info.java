@NullMarked
package io.stagedoor.organizations.rest;

import org.jspecify.annotations.NullMarked;
