package io.stagedoor.portal.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of the application. Its name carries a digest of its content, so a browser may keep it for good. */
public final class Asset {

    /** Nothing else is ever built, so nothing else is served. */
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final String name;
    private final byte[] plain;
    private final byte[] packed;

    Asset(String name, byte[] plain) {
        this.name = name;
        this.plain = plain;
        this.packed = pack(plain);
    }

    static boolean serves(String name) {
        return TYPES.containsKey(ending(name));
    }

    public String name() {
        return name;
    }

    public String type() {
        return TYPES.getOrDefault(ending(name), "application/octet-stream");
    }

    public byte[] plain() {
        return plain.clone();
    }

    /** The same, compressed by gzip once and for all. */
    public byte[] packed() {
        return packed.clone();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] pack(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
