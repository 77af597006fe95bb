package io.stagedoor.factors.flow;

import com.google.auto.service.AutoService;
import com.google.zxing.WriterException;
import io.stagedoor.mfapolicy.api.SetUp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.HmacOTP;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.QRCodeUtils;

/**
 * Stands in the place of Keycloak's own: what is set up counts as proved, and in the app it stands under the person's address. Keycloak writes the user name
 * there, which is an id of ours for many people.
 */
@AutoService(RequiredActionFactory.class)
public final class AddressedTotp extends UpdateTotp {

    private static final int SECRET = 20;
    private static final int SIDE = 246;

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return SetUp.counted(this, this, "totp");
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        address(context);
        super.requiredActionChallenge(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        address(context);
        super.processAction(context);
    }

    private static void address(RequiredActionContext context) {
        @Nullable String address = context.getUser().getEmail();
        if (address != null) {
            context.form().setAttribute("appQr", picture(context, address));
        }
    }

    private static String picture(RequiredActionContext context, String address) {
        RealmModel realm = context.getRealm();
        @Nullable String name = realm.getDisplayName();
        String issuer = name == null || name.isBlank() ? realm.getName() : name;
        try {
            return QRCodeUtils.encodeAsQRString(
                    realm.getOTPPolicy().getKeyURI(issuer, address, secret(context.getAuthenticationSession())),
                    SIDE,
                    SIDE);
        } catch (IOException | WriterException e) {
            throw new IllegalStateException("a QR code could not be drawn", e);
        }
    }

    /** The one that Keycloak's page shows to whoever types it. */
    private static String secret(AuthenticationSessionModel attempt) {
        @Nullable String there = attempt.getAuthNote(Constants.TOTP_SECRET_KEY);
        if (there != null) {
            return there;
        }
        String made = HmacOTP.generateSecret(SECRET);
        attempt.setAuthNote(Constants.TOTP_SECRET_KEY, made);
        return made;
    }

    @Override
    public int order() {
        return 1;
    }
}
