package io.stagedoor.organizations.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.organizations.domain.Brand;
import io.stagedoor.organizations.domain.Color;
import io.stagedoor.organizations.domain.OrganizationName;
import io.stagedoor.organizations.domain.Scheme;
import io.stagedoor.organizations.store.BrandStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.organization.OrganizationProvider;

/** What an organization is called, and how its sign-in page looks. */
public final class SettingsResource {

    record SettingsJson(String name, BrandJson brand) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BrandJson(@Nullable String accent, @Nullable String accentDark, boolean logo) {}

    /** What is asked for. A colour that is left out is Stagedoor's own. */
    record SettingsRequest(@Nullable String name, @Nullable BrandRequest brand) {}

    /** @param logo is answered, and does nothing here: a logo has an address of its own */
    record BrandRequest(
            @Nullable String accent,
            @Nullable String accentDark,
            @Nullable Boolean logo) {}

    private final AdministrativeCall call;

    SettingsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_SETTINGS);
        return answer(store().read());
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_SETTINGS);
        BrandStore.Stored present = store().read();
        new EntityTag(present.version()).require(ifMatch);
        SettingsRequest request = Json.read(body, SettingsRequest.class);
        String name = name(request.name());
        BrandRequest asked = request.brand() == null ? new BrandRequest(null, null, null) : request.brand();
        Brand brand = new Brand(
                color(asked.accent(), "/brand/accent", Scheme.LIGHT),
                color(asked.accentDark(), "/brand/accentDark", Scheme.DARK));
        orFail(() -> store().write(brand, present.version()));
        String before = call.organization().getName();
        if (!name.equals(before)) {
            call.organization().setName(name);
        }
        ChangeTrail.record(
                call,
                "settings.change",
                Map.of(
                        "name",
                        name,
                        "before",
                        before,
                        "accent",
                        shown(brand.accent()),
                        "accentDark",
                        shown(brand.accentDark())));
        return answer(store().read());
    }

    @Path("logo")
    public LogoResource logo() {
        return new LogoResource(call, this);
    }

    private String name(@Nullable String asked) {
        if (asked == null) {
            throw call.fail(Problem.invalid("The name is missing.", "/name"));
        }
        String name;
        try {
            name = new OrganizationName(asked).value();
        } catch (IllegalArgumentException e) {
            throw call.fail(Problem.invalid(sentence(e), "/name"));
        }
        boolean taken = call.session()
                .getProvider(OrganizationProvider.class)
                .getAllStream(name, true, null, null)
                .anyMatch(other -> other.getName().equals(name)
                        && !other.getId().equals(call.organization().getId()));
        if (taken) {
            throw call.fail(Problem.conflict(
                    "name-taken", "The name is taken", "Choose one that tells your organization apart."));
        }
        return name;
    }

    private @Nullable Color color(@Nullable String hex, String pointer, Scheme scheme) {
        if (hex == null) {
            return null;
        }
        try {
            return scheme.checked(new Color(hex));
        } catch (IllegalArgumentException e) {
            throw call.fail(Problem.invalid(sentence(e), pointer));
        }
    }

    private static String shown(@Nullable Color color) {
        return color == null ? "" : color.hex();
    }

    static String sentence(IllegalArgumentException e) {
        String words = String.valueOf(e.getMessage());
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** Makes a change that is lost where somebody was quicker. */
    void orFail(BooleanSupplier change) {
        boolean done;
        try {
            done = change.getAsBoolean();
        } catch (WrittenMeanwhileException e) {
            done = false;
        }
        if (!done) {
            throw call.fail(Problem.preconditionFailed());
        }
    }

    Response answer(BrandStore.Stored stored) {
        @Nullable Color accent = stored.brand().accent();
        @Nullable Color dark = stored.brand().accentDark();
        return Answers.ok(
                new SettingsJson(
                        call.organization().getName(),
                        new BrandJson(
                                accent == null ? null : accent.hex(),
                                dark == null ? null : dark.hex(),
                                stored.logo() != null)),
                new EntityTag(stored.version()));
    }

    BrandStore store() {
        return new BrandStore(
                call.session().getProvider(JpaConnectionProvider.class).getEntityManager(),
                call.organization().getId());
    }
}
