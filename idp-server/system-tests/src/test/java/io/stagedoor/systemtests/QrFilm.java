package io.stagedoor.systemtests;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a camera sees that is held over one QR code after another, a second each. */
final class QrFilm {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int CODE = 360;
    private static final int A_SECOND = 5;
    private static final byte DARK = 30;
    private static final byte PAPER = (byte) 225;
    private static final byte GREY = (byte) 128;

    private QrFilm() {}

    /** YUV4MPEG2, which Chromium takes for a camera. */
    static void write(Path file, List<String> texts) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F" + A_SECOND + ":1 Ip A1:1 C420jpeg\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] colours = new byte[WIDTH * HEIGHT / 2];
            Arrays.fill(colours, GREY);
            for (String text : texts) {
                byte[] picture = picture(text);
                for (int frame = 0; frame < A_SECOND; frame++) {
                    out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(picture);
                    out.write(colours);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(String text) {
        byte[] picture = new byte[WIDTH * HEIGHT];
        Arrays.fill(picture, PAPER);
        try {
            BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, CODE, CODE);
            for (int y = 0; y < CODE; y++) {
                for (int x = 0; x < CODE; x++) {
                    if (code.get(x, y)) {
                        picture[(y + (HEIGHT - CODE) / 2) * WIDTH + x + (WIDTH - CODE) / 2] = DARK;
                    }
                }
            }
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
        return picture;
    }
}
