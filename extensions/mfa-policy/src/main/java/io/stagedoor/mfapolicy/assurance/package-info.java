/** What somebody has really proved in a session, and when. Pure: no Keycloak. */
@NullMarked
package io.stagedoor.mfapolicy.assurance;

import org.jspecify.annotations.NullMarked;
