package io.stagedoor.organizations.image;

import io.stagedoor.organizations.domain.Logo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A logo as it is kept: PNG, written by us. */
public final class Picture {

    private final byte[] png;
    private final Logo logo;

    public Picture(byte[] png, Logo logo) {
        this.png = png.clone();
        this.logo = logo;
    }

    static Picture of(byte[] png, int width, int height) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(png);
            return new Picture(png, new Logo(width, height, HexFormat.of().formatHex(Arrays.copyOf(digest, 16))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public byte[] png() {
        return png.clone();
    }

    public Logo logo() {
        return logo;
    }
}
