package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.net.URI;

/**
 * The application's registration at Stagedoor.
 *
 * @param application the application's public address, without a trailing slash
 */
public record SignInSettings(URI application, Issuer issuer, ClientID client, Secret secret) {

    URI callback() {
        return URI.create(application + "/callback");
    }

    URI afterSignOut() {
        return URI.create(application + "/");
    }
}
