package io.stagedoor.organizations.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.organizations.image.Picture;
import io.stagedoor.organizations.image.PictureReader;
import io.stagedoor.organizations.image.PictureReader.Format;
import io.stagedoor.organizations.store.BrandStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The logo on the sign-in page. If-Match is looked at where it is sent: a picture is replaced as a whole. */
public final class LogoResource {

    private final AdministrativeCall call;
    private final SettingsResource settings;

    LogoResource(AdministrativeCall call, SettingsResource settings) {
        this.call = call;
        this.settings = settings;
    }

    @PUT
    @Path("")
    public Response put(
            @HeaderParam("Content-Type") @Nullable String type,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InputStream body) {
        call.permit(AdministrativeAction.CHANGE_SETTINGS);
        Picture picture = picture(format(type), body);
        Response answer = write(picture, ifMatch);
        ChangeTrail.record(
                call,
                "settings.logo.change",
                Map.of(
                        "width", String.valueOf(picture.logo().width()),
                        "height", String.valueOf(picture.logo().height()),
                        "tag", picture.logo().tag()));
        return answer;
    }

    @DELETE
    @Path("")
    public Response delete(@HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_SETTINGS);
        Response answer = write(null, ifMatch);
        ChangeTrail.record(call, "settings.logo.remove", Map.of());
        return answer;
    }

    private Response write(@Nullable Picture picture, @Nullable String ifMatch) {
        BrandStore.Stored present = settings.store().read();
        if (ifMatch != null) {
            new EntityTag(present.version()).require(ifMatch);
        }
        settings.orFail(() -> settings.store().writeLogo(picture, present.brand(), present.version()));
        return settings.answer(settings.store().read());
    }

    private Format format(@Nullable String type) {
        Optional<Format> format =
                Format.of(type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        return format.orElseThrow(() -> call.fail(new Problem(
                415,
                "unsupported-media-type",
                "This kind of file cannot be taken",
                "Send a PNG, JPEG or WebP picture, with its Content-Type.",
                null)));
    }

    private Picture picture(Format format, InputStream body) {
        try {
            byte[] file = body.readNBytes(PictureReader.LONGEST + 1);
            if (file.length > PictureReader.LONGEST) {
                throw call.fail(Problem.tooLarge(PictureReader.LONGEST));
            }
            return PictureReader.read(file, format);
        } catch (IllegalArgumentException e) {
            throw call.fail(Problem.invalid(SettingsResource.sentence(e), null));
        } catch (IOException e) {
            throw call.fail(Problem.badRequest("The picture did not arrive as a whole.", null));
        }
    }
}
