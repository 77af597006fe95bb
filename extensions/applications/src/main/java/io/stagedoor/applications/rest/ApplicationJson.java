package io.stagedoor.applications.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.domain.RedirectUri;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applications in both directions. */
final class ApplicationJson {

    private ApplicationJson() {}

    /**
     * What is sent.
     *
     * @param kind of a new one; of one that is there it may be repeated, and is never another
     * @param consent null for what the kind is made with
     */
    record Request(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> redirectUris,
            @Nullable Boolean device,
            @Nullable Boolean consent) {

        /** With addresses that can be, each looked at by itself so that the answer points at the one that is wrong. */
        Application.Wish checked(Kind kind) {
            List<String> addresses = new ArrayList<>();
            for (String address : redirectUris == null ? List.<String>of() : redirectUris) {
                addresses.add(Checked.value(
                        () -> RedirectUri.checked(kind, text(address)).value(), "/redirectUris/" + addresses.size()));
            }
            return new Application.Wish(
                    text(name),
                    text(description),
                    addresses,
                    Boolean.TRUE.equals(device),
                    consent == null ? kind == Kind.NATIVE : consent);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /** What is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String id,
            String clientId,
            String name,
            @Nullable String description,
            String kind,
            List<String> redirectUris,
            boolean device,
            boolean consent,
            boolean dpop,
            String state,
            String madeBy) {

        static Answer of(Application application) {
            return new Answer(
                    application.id(),
                    application.clientId(),
                    application.name(),
                    application.description().isEmpty() ? null : application.description(),
                    application.kind().word(),
                    application.redirectUris().stream().map(RedirectUri::value).toList(),
                    application.device(),
                    application.consent(),
                    application.dpop(),
                    application.life().word(),
                    application.madeBy());
        }
    }
}
