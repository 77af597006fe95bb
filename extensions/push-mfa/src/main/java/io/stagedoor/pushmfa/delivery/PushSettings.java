package io.stagedoor.pushmfa.delivery;

import io.stagedoor.pushmfa.webpush.PushServices;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;

/**
 * Options {@code spi-realm-restapi-extension--push--…}.
 *
 * @param services {@code push-services}: names of hosts, or {@code *.} and what they end with, in the place of those of the browsers' makers;
 *     {@code loopback-push-services}: whether this machine is one, for tests
 * @param contact {@code contact}: whom a push service writes to about us, {@code mailto:…} or {@code https:…}; by default the issuer
 */
public record PushSettings(PushServices services, @Nullable String contact) {

    private static final Pattern CONTACT = Pattern.compile("(mailto:|https://)[\\w.@:/~+-]{1,200}");
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public PushSettings {
        if (contact != null && !CONTACT.matcher(contact).matches()) {
            throw new IllegalArgumentException("contact starts with mailto: or https:");
        }
        for (String host : services.hosts()) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException(
                        "push-services are names of hosts in lower case, or *. and what they end with: " + host);
            }
        }
    }

    public static PushSettings of(Config.Scope config) {
        String @Nullable [] services = config.getArray("push-services");
        return new PushSettings(
                new PushServices(
                        services == null || services.length == 0 ? PushServices.KNOWN : List.of(services),
                        config.getBoolean("loopback-push-services", false)),
                config.get("contact"));
    }
}
