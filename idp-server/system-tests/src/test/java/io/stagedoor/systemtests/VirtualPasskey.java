package io.stagedoor.systemtests;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A laptop's own authenticator: it keeps the key, and says yes for as long as somebody is there to touch it. */
record VirtualPasskey(CDPSession devTools, String id) {

    static VirtualPasskey of(Browser.Visit visit) {
        CDPSession devTools = visit.context().newCDPSession(visit.page());
        devTools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        JsonObject added = devTools.send("WebAuthn.addVirtualAuthenticator", parameters);
        return new VirtualPasskey(devTools, added.get("authenticatorId").getAsString());
    }

    /** Nobody touches it: the sign-in page may offer the passkey, and it is not used. */
    VirtualPasskey leftAlone() {
        return touched(false);
    }

    VirtualPasskey touched() {
        return touched(true);
    }

    /** Whether it knows whoever touches it. */
    VirtualPasskey verifying(boolean isTheirs) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        parameters.addProperty("isUserVerified", isTheirs);
        devTools.send("WebAuthn.setUserVerified", parameters);
        return this;
    }

    private VirtualPasskey touched(boolean isThere) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        parameters.addProperty("enabled", isThere);
        devTools.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
        return this;
    }
}
