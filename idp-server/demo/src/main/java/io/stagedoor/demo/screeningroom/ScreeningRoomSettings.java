package io.stagedoor.demo.screeningroom;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import io.stagedoor.demo.screeningroom.signin.SignInSettings;
import io.stagedoor.demo.serving.Environment;
import java.net.URI;
import java.util.List;

/**
 * Where Screening Room is, and its registration at Stagedoor.
 *
 * @param address where people and API callers come: the edge
 * @param application where this application listens
 * @param signInOrigins whom a browser may meet on the way from our sign-in form back to us
 */
public record ScreeningRoomSettings(URI address, URI application, SignInSettings signIn, List<URI> signInOrigins) {

    public ScreeningRoomSettings {
        signInOrigins = List.copyOf(signInOrigins);
    }

    public static ScreeningRoomSettings from(Environment environment) {
        URI address = environment.origin("SCREENING_ROOM_URL");
        URI stagedoor = environment.origin("STAGEDOOR_URL");
        SignInSettings signIn = new SignInSettings(
                address,
                new Issuer(stagedoor + "/realms/studio"),
                new ClientID("screening-room"),
                new Secret(environment.required("SCREENING_ROOM_CLIENT_SECRET")));
        List<URI> origins =
                List.of(stagedoor, environment.origin("ACME_OKTA_URL"), environment.origin("GLOBEX_ENTRA_URL"));
        return new ScreeningRoomSettings(address, environment.origin("SCREENING_ROOM_APP_URL"), signIn, origins);
    }

    boolean overTls() {
        return "https".equals(address.getScheme());
    }
}
