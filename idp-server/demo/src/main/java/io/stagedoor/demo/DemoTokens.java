package io.stagedoor.demo;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.stagedoor.demo.screeningroom.calls.TamperedToken;
import io.stagedoor.demo.serving.Environment;
import io.stagedoor.demo.serving.SettingException;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Prints an access token for trying the gateway with curl: {@code DemoTokens [--expired|--tampered]}. The token is a service's (client
 * credentials, RFC 6749 4.4). Reads STAGEDOOR_URL and CURL_DEMO_CLIENT_SECRET; exit code 2 with one sentence where there is no token.
 */
public final class DemoTokens {

    /** What the gateway grants to clocks that differ is 10 seconds at most; after this, no gateway takes the token. */
    private static final Duration SURELY_OVER = Duration.ofSeconds(11);

    private static final int PATIENCE_MILLIS = 5_000;

    private final Environment environment;

    private DemoTokens(Environment environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.out.println(new DemoTokens(new Environment(System.getenv())).token(List.of(arguments)));
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private String token(List<String> arguments) throws InterruptedException {
        return switch (String.join(" ", arguments)) {
            case "" -> issue("curl-demo");
            case "--tampered" -> TamperedToken.of(issue("curl-demo"));
            case "--expired" -> afterItsEnd(issue("curl-demo-short"));
            default -> throw new SettingException("Unknown option: there are --expired and --tampered, one at a time.");
        };
    }

    private String issue(String client) {
        Issuer issuer = new Issuer(environment.origin("STAGEDOOR_URL") + "/realms/studio");
        Secret secret = new Secret(environment.required("CURL_DEMO_CLIENT_SECRET"));
        try {
            HTTPRequest request = new TokenRequest.Builder(
                            OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS)
                                    .getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(client), secret),
                            new ClientCredentialsGrant())
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            return accessToken(client, TokenResponse.parse(request.send()));
        } catch (IOException | GeneralException e) {
            throw new SettingException("Stagedoor gives no token at " + issuer + ": " + e.getMessage(), e);
        }
    }

    private static String accessToken(String client, TokenResponse response) {
        if (!response.indicatesSuccess()) {
            throw new SettingException("Stagedoor refuses a token to " + client + ": "
                    + response.toErrorResponse().getErrorObject().getDescription());
        }
        return response.toSuccessResponse().getTokens().getAccessToken().getValue();
    }

    private static String afterItsEnd(String token) throws InterruptedException {
        Instant over = end(token).plus(SURELY_OVER);
        Duration wait = Duration.between(Instant.now(), over);
        if (wait.isPositive()) {
            System.err.println("Waiting " + (wait.toSeconds() + 1) + " seconds, until the token is over ...");
            Thread.sleep(wait);
        }
        return token;
    }

    private static Instant end(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
        } catch (ParseException e) {
            throw new SettingException("Stagedoor's token cannot be read: " + e.getMessage(), e);
        }
    }
}
