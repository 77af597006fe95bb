/** Brand, figures and what needs attention; pure. */
@NullMarked
package io.stagedoor.organizations.domain;

import org.jspecify.annotations.NullMarked;
