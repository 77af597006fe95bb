package io.stagedoor.signals.ending;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.LogoutToken;
import org.keycloak.util.JsonSerialization;

/** Sends a logout token, OpenID Connect Back-Channel Logout 1.0, 2.5. */
final class LogoutSender {

    private static final Logger LOG = Logger.getLogger(LogoutSender.class);

    /** 2.4 encourages two minutes at most. */
    private static final int LIFETIME_SECONDS = 120;

    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectTimeout(5000)
            .setSocketTimeout(10_000)
            .setConnectionRequestTimeout(5000)
            .setRedirectsEnabled(false)
            .build();

    private final KeycloakSession session;

    LogoutSender(KeycloakSession session) {
        this.session = session;
    }

    /** False where it has to be tried again. */
    boolean send(ClientModel client, String claims) {
        @Nullable URI address = LogoutAddress.of(client).orElse(null);
        if (address == null || !client.isEnabled()) {
            return true;
        }
        session.getContext().setClient(client); // its signature algorithm
        try {
            HttpPost post = new HttpPost(address);
            post.setConfig(PATIENCE);
            post.setEntity(new UrlEncodedFormEntity(
                    List.of(new BasicNameValuePair(
                            OAuth2Constants.LOGOUT_TOKEN, session.tokens().encode(fresh(claims)))),
                    StandardCharsets.UTF_8));
            try (CloseableHttpResponse response = session.getProvider(HttpClientProvider.class)
                    .getHttpClient()
                    .execute(post)) {
                int status = response.getStatusLine().getStatusCode();
                EntityUtils.consumeQuietly(response.getEntity());
                return isAnAnswer(client, status);
            }
        } catch (IOException e) {
            LOG.infof("application %s could not be told of a logout: %s", client.getClientId(), e.toString());
            return false;
        }
    }

    /** 2.8: 400 is an answer, and the same token again would get the same one. */
    private static boolean isAnAnswer(ClientModel client, int status) {
        if (status != 200 && status != 204) {
            LOG.infof("application %s answered %d to a logout", client.getClientId(), status);
        }
        return status < 500 && status != 429 && status != 408;
    }

    private static LogoutToken fresh(String claims) throws IOException {
        LogoutToken token = JsonSerialization.readValue(claims, LogoutToken.class);
        token.id(UUID.randomUUID().toString());
        token.issuedNow();
        token.exp(Time.currentTimeMillis() / 1000 + LIFETIME_SECONDS);
        return token;
    }
}
