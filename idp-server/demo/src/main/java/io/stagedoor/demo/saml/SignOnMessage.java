package io.stagedoor.demo.saml;

import io.vertx.core.MultiMap;
import java.util.Arrays;

/**
 * A sign-on or logout message as it arrived, not yet read.
 *
 * @param request still encoded
 * @param relayState goes back unchanged (SAML 2.0 Bindings 3.4.3)
 */
record SignOnMessage(String request, String relayState, Encoding encoding) {

    static SignOnMessage of(MultiMap parameters, Encoding encoding) {
        return new SignOnMessage(parameter(parameters, "SAMLRequest"), parameter(parameters, "RelayState"), encoding);
    }

    /** From our own form, which says how the request was encoded. */
    static SignOnMessage returned(MultiMap form) {
        String name = parameter(form, "encoding");
        Encoding encoding = Arrays.stream(Encoding.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(Encoding.POST);
        return of(form, encoding);
    }

    static String parameter(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value;
    }
}
