package io.stagedoor.demo.oktaspring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The protocol side: the one client, the people, the key, and the paths that Node's oidc-provider has. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Provider {

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(
                        oidc -> oidc.userInfoEndpoint(userInfo -> userInfo.userInfoMapper(Provider::userInfo))))
                .oauth2ResourceServer(resource -> resource.jwt(jwt -> {}))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/assets/*", "/health")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").usernameParameter("email"))
                // No form-action: the answer to the sign-in form is a redirect that leads through Stagedoor to the
                // application.
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    RegisteredClientRepository clients(OktaSettings settings) {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId("stagedoor")
                        .clientSecret("{noop}" + settings.clientSecret())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(settings.broker())
                        .postLogoutRedirectUri(settings.broker() + "/logout_response")
                        .scopes(scopes -> scopes.addAll(List.of("openid", "email", "profile", "groups")))
                        .clientSettings(ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                        .tokenSettings(TokenSettings.builder()
                                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                                .accessTokenTimeToLive(Duration.ofMinutes(5))
                                .build())
                        .build());
    }

    @Bean
    AuthorizationServerSettings paths(OktaSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .authorizationEndpoint("/auth")
                .tokenEndpoint("/token")
                .oidcUserInfoEndpoint("/me")
                .jwkSetEndpoint("/jwks")
                .oidcLogoutEndpoint("/session/end")
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate()));
    }

    /** People type their e-mail; from then on their name is their subject. */
    @Bean
    UserDetailsService people(OktaSettings settings) {
        return email -> Person.withEmail(email)
                .map(person -> User.withUsername(person.subject())
                        .password("{noop}" + settings.password())
                        .roles("EMPLOYEE")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown e-mail"));
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Okta puts what was asked for into the ID token; brokers read it there. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> idTokens() {
        return context -> {
            Authentication principal = context.getPrincipal();
            if (principal != null
                    && OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                Person.withSubject(principal.getName()).ifPresent(person -> describe(person, context));
            }
        };
    }

    private static void describe(Person person, JwtEncodingContext idToken) {
        idToken.getClaims().claims(claims -> {
            claims.putAll(person.claims(idToken.getAuthorizedScopes()));
            claims.put("amr", List.of("pwd"));
            claims.put("acr", "urn:okta:loa:1fa:any");
        });
    }

    private static OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        String subject = context.getAuthorization().getPrincipalName();
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", subject));
        Person.withSubject(subject)
                .ifPresent(person ->
                        claims.putAll(person.claims(context.getAccessToken().getScopes())));
        return new OidcUserInfo(claims);
    }
}
