/** globex's Entra ID: the corporate SAML 2.0 identity provider of a customer. */
@NullMarked
package io.stagedoor.demo.saml;

import org.jspecify.annotations.NullMarked;
