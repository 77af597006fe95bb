package io.stagedoor.demo.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** How a message travels through a browser (SAML 2.0 Bindings 3.4.4 and 3.5.4). */
enum Encoding {
    /** HTTP-Redirect: deflated, then base64. */
    REDIRECT {
        @Override
        byte[] decode(String message) throws IOException {
            Inflater raw = new Inflater(true);
            try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(base64(message)), raw)) {
                return bounded(inflated);
            } finally {
                raw.end();
            }
        }
    },
    /** HTTP-POST: base64. */
    POST {
        @Override
        byte[] decode(String message) throws IOException {
            return base64(message);
        }
    };

    /** A request has about one kilobyte. A few bytes can inflate to gigabytes, so reading stops here. */
    private static final int LARGEST = 64 * 1024;

    /** The message's XML; throws where the message is not encoded like this or is too large. */
    abstract byte[] decode(String message) throws IOException;

    static String post(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] base64(String message) throws IOException {
        if (message.length() > 2 * LARGEST) {
            throw new IOException("the message is too large");
        }
        try {
            return Base64.getMimeDecoder().decode(message);
        } catch (IllegalArgumentException e) {
            throw new IOException("the message is not base64", e);
        }
    }

    private static byte[] bounded(InputStream inflated) throws IOException {
        byte[] xml = inflated.readNBytes(LARGEST + 1);
        if (xml.length > LARGEST) {
            throw new IOException("the message is too large");
        }
        return xml;
    }
}
