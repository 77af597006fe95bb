package io.stagedoor.federation.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a vendor and a protocol: what to fill in, and with what to begin.
 *
 * @param page of the vendor's own manual that it follows
 * @param readOn when that page was read; null where it could not be had
 * @param copied which of our values the vendor's console asks for, in its order
 */
public record Preset(
        Vendor vendor,
        Protocol protocol,
        String name,
        String page,
        @Nullable LocalDate readOn,
        List<Copied> copied,
        List<Setting> settings) {

    Preset unread() {
        return new Preset(vendor, protocol, name, page, null, copied, settings);
    }

    /** A value of ours. */
    public enum Copied {
        REDIRECT_URI("redirectUri"),
        LOGOUT_REDIRECT_URI("logoutRedirectUri"),
        BACKCHANNEL_LOGOUT_URI("backchannelLogoutUri"),
        JWKS_URL("jwksUrl"),
        ACS_URL("acsUrl"),
        ENTITY_ID("entityId"),
        METADATA_URL("metadataUrl"),
        SLO_URL("sloUrl");

        private final String word;

        Copied(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Preset {
        copied = List.copyOf(copied);
        settings = List.copyOf(settings);
    }

    public Optional<Setting> setting(Setting.Key key) {
        return settings.stream().filter(setting -> setting.key() == key).findFirst();
    }
}
