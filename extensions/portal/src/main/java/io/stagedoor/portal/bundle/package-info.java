/** The web application as it was built: its files, its one HTML page, and what they tell the browser. No Keycloak here. */
@NullMarked
package io.stagedoor.portal.bundle;

import org.jspecify.annotations.NullMarked;
