package io.stagedoor.organizations.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what somebody has sent and encodes it anew, so that nothing of the file itself is ever passed on: no metadata, no script, no
 * second format that hides in it. Its size is looked at before anything is decoded.
 */
public final class PictureReader {

    /** Bytes of a file. */
    public static final int LONGEST = 256 * 1024;

    /** Pixels of a side. */
    public static final int LARGEST = 1024;

    /** What is kept is larger than any page shows it, even on screens with three pixels for one. */
    private static final int KEPT_WIDTH = 640;

    private static final int KEPT_HEIGHT = 160;

    private PictureReader() {}

    /** Vector pictures are none of these: they carry scripts. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg"),
        WEBP("image/webp");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public static Optional<Format> of(String mediaType) {
            for (Format format : values()) {
                if (format.mediaType.equals(mediaType)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }

        private @Nullable ImageReader reader() throws IOException {
            if (this == WEBP) {
                return new WebPImageReaderSpi().createReaderInstance(null);
            }
            Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
            return readers.hasNext() ? readers.next() : null;
        }
    }

    /**
     * The picture in a file.
     *
     * @throws IllegalArgumentException where it is no such picture, or too large; says why
     */
    public static Picture read(byte[] file, Format format) {
        try (ImageInputStream in = new EndingInput(file)) {
            return kept(decoded(in, format));
        } catch (IOException e) {
            throw new IllegalArgumentException(unreadable(format), e);
        }
    }

    private static BufferedImage decoded(ImageInputStream in, Format format) throws IOException {
        @Nullable ImageReader reader = format.reader();
        if (reader == null) {
            throw new IllegalStateException("this Java cannot read " + format.mediaType);
        }
        try {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
                throw new IllegalArgumentException("a logo has at most " + LARGEST + " pixels on each side");
            }
            return reader.read(0);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // Readers answer malformed files with whatever they stumble over.
            throw new IOException(e);
        } finally {
            reader.dispose();
        }
    }

    private static Picture kept(BufferedImage image) throws IOException {
        double scale =
                Math.min(1, Math.min((double) KEPT_WIDTH / image.getWidth(), (double) KEPT_HEIGHT / image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage kept = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = kept.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(kept, "png", png)) {
            throw new IllegalStateException("this Java cannot write PNG");
        }
        return Picture.of(png.toByteArray(), width, height);
    }

    private static String unreadable(Format format) {
        return "this is not a picture of type " + format.mediaType + ", or it is damaged";
    }
}
