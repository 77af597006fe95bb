package io.stagedoor.federation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose identity provider it is. */
public enum Vendor {
    OKTA,
    ENTRA,
    GOOGLE,
    JUMPCLOUD,
    ONELOGIN,
    ADFS,
    /** Any other that speaks OIDC or SAML 2.0. */
    GENERIC;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Vendor> of(String word) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.word().equals(word))
                .findFirst();
    }
}
