package io.stagedoor.organizations.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.organizations.image.PictureReader.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureReaderTest {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** One pixel, lossless. */
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    @Test
    void takesPngJpegAndWebP() throws IOException {
        assertThat(PictureReader.read(picture("png", 20, 10), Format.PNG).logo())
                .matches(logo -> logo.width() == 20 && logo.height() == 10);
        assertThat(PictureReader.read(picture("jpeg", 20, 10), Format.JPEG)
                        .logo()
                        .width())
                .isEqualTo(20);
        assertThat(PictureReader.read(WEBP, Format.WEBP).logo())
                .matches(logo -> logo.width() == 1 && logo.height() == 1);
    }

    @Test
    void keepsWhatWeHaveWrittenAndNothingOfTheFile() throws IOException {
        byte[] sent = picture("png", 20, 10);
        byte[] polyglot = Arrays.copyOf(sent, sent.length + 40);
        System.arraycopy("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), 0, polyglot, sent.length, 25);
        byte[] kept = PictureReader.read(polyglot, Format.PNG).png();
        assertThat(kept).startsWith(SIGNATURE);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(20);
    }

    @Test
    void fitsLargeOnesIntoTheirPlace() throws IOException {
        Picture kept = PictureReader.read(picture("png", 1024, 1024), Format.PNG);
        assertThat(kept.logo().width()).isEqualTo(160);
        assertThat(kept.logo().height()).isEqualTo(160);
        assertThat(kept.png().length).isLessThan(524_288);
    }

    @Test
    void noiseOfTheLargestSizeFitsIntoItsColumn() throws IOException {
        BufferedImage noise = new BufferedImage(640, 160, BufferedImage.TYPE_INT_ARGB);
        Random random = new Random(1);
        for (int pixel = 0; pixel < 640 * 160; pixel++) {
            noise.setRGB(pixel % 640, pixel / 640, random.nextInt());
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", file);
        assertThat(PictureReader.read(file.toByteArray(), Format.PNG).png().length)
                .isLessThan(524_288);
    }

    @Test
    void refusesOnePixelTooMany() throws IOException {
        byte[] wide = picture("png", 1025, 1);
        byte[] high = picture("jpeg", 1, 1025);
        assertThatThrownBy(() -> PictureReader.read(wide, Format.PNG)).hasMessageContaining("1024 pixels");
        assertThatThrownBy(() -> PictureReader.read(high, Format.JPEG)).hasMessageContaining("1024 pixels");
    }

    /** A few bytes that say they are 60,000 by 60,000 pixels: 14 GB, if anybody believed them. */
    @Test
    void looksAtTheSizeBeforeItDecodes() throws IOException {
        byte[] bomb = png(60_000, 60_000, new byte[0], new byte[0]);
        assertThatThrownBy(() -> PictureReader.read(bomb, Format.PNG)).hasMessageContaining("1024 pixels");
    }

    /** Texts and colour profiles of a PNG are packed: 200 kB of them unpack to 200 MB. Nobody unpacks them here. */
    @Test
    void leavesWhatIsPackedBesideThePicturePacked() throws IOException {
        byte[] zeros = pack(200_000_000);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write("a\0\0".getBytes(StandardCharsets.US_ASCII));
        text.write(zeros);
        byte[] bomb = png(1, 1, text.toByteArray(), pack(2));
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        assertThat(PictureReader.read(bomb, Format.PNG).logo().width()).isEqualTo(1);
        assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(100_000_000);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void refusesWhatIsNoPicture(Format format) {
        String[] files = {
            "", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "RIFF\0\0\0\0WEBPVP8 "
        };
        for (String file : files) {
            assertThatThrownBy(() -> PictureReader.read(file.getBytes(StandardCharsets.ISO_8859_1), format))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Whatever a damaged file does to a reader, the answer is a refusal or a picture, and soon. */
    @Timeout(60)
    @ParameterizedTest
    @EnumSource(Format.class)
    void survivesDamagedFiles(Format format) throws IOException {
        byte[] whole = format == Format.WEBP ? WEBP : picture(format == Format.PNG ? "png" : "jpeg", 16, 16);
        Random random = new Random(7);
        for (int attempt = 0; attempt < 2_000; attempt++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit < 3; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(PictureReader.read(damaged, format).png()).isNotEmpty();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void vectorPicturesHaveNoFormatHere() {
        assertThat(Format.of("image/svg+xml")).isEmpty();
        assertThat(Format.of("image/gif")).isEmpty();
        assertThat(Format.of("image/png")).hasValue(Format.PNG);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }

    private static byte[] pack(int zeros) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[zeros]);
        deflater.finish();
        byte[] packed = new byte[zeros / 500 + 100];
        return Arrays.copyOf(packed, deflater.deflate(packed));
    }

    private static byte[] png(int width, int height, byte[] packedText, byte[] pixels) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        if (packedText.length > 0) {
            chunk(file, "zTXt", packedText);
        }
        chunk(file, "IDAT", pixels);
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(data.length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.write(name);
        out.write(data);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt((int) sum.getValue());
    }
}
