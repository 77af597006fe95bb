package io.stagedoor.realmconfig.domain;

import java.util.List;
import java.util.Locale;

/** Which keys hold a secret, so that a literal under them is refused and their values are never printed. */
public final class SecretKeys {
    private SecretKeys() {}

    private static final List<String> ENDINGS =
            List.of("secret", "password", "passphrase", "privatekey", "bindcredential", "apikey", "storepass");

    /** Separators and case do not matter: {@code clientSecret}, {@code client.secret} and {@code client-secret} are one. */
    public static boolean isSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
        return ENDINGS.stream().anyMatch(plain::endsWith);
    }
}
