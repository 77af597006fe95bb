package io.stagedoor.portal.bundle;

import java.util.Map;

/** What the portal's answers tell the browser about how far to trust them. */
public final class ResponsePolicy {

    /** Everything comes from this server; nothing inline; nothing becomes HTML or script but through lit. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

    private static final Map<String, String> COMMON = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "X-Robots-Tag", "none");

    private static final Map<String, String> OF_PAGE = Map.of(
            "Cross-Origin-Opener-Policy", "same-origin",
            "X-Frame-Options", "DENY",
            "Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control", "no-cache");

    private static final Map<String, String> OF_ASSET =
            Map.of("Cache-Control", "public, max-age=31536000, immutable", "Vary", "Accept-Encoding");

    private ResponsePolicy() {}

    /** For every answer. */
    public static Map<String, String> common() {
        return COMMON;
    }

    /** For the page, beside the common ones. */
    public static Map<String, String> ofPage() {
        return OF_PAGE;
    }

    /** For assets, beside the common ones. */
    public static Map<String, String> ofAsset() {
        return OF_ASSET;
    }

    /** Whether the browser takes gzip (RFC 9110 12.5.3); a quality of 0 refuses it. */
    public static boolean takesGzip(String acceptEncoding) {
        for (String part : acceptEncoding.split(",", -1)) {
            String[] pieces = part.strip().split(";", -1);
            if (pieces[0].strip().equalsIgnoreCase("gzip")) {
                return pieces.length == 1 || !pieces[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
