/** Spring Cloud Gateway in front of applications: one filter that asks the forward-auth service, and a gateway made of it. */
@NullMarked
package io.stagedoor.gateway.spring;

import org.jspecify.annotations.NullMarked;
