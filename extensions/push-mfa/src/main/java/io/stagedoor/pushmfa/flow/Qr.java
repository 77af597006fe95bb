package io.stagedoor.pushmfa.flow;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/** A QR code as the path of an SVG, which every screen draws sharply and no policy forbids. */
final class Qr {

    private Qr() {}

    /** One square of 1 by 1 for each dark module, row by row. */
    static String path(String text) {
        BitMatrix matrix = matrix(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Modules on one side, the quiet zone among them. */
    static int size(String text) {
        return matrix(text).getWidth();
    }

    private static BitMatrix matrix(String text) {
        try {
            // The smallest that the text fits in: one pixel for each module.
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1);
        } catch (WriterException e) {
            throw new IllegalStateException("an address of ours is too long for a QR code", e);
        }
    }
}
