import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws icon.svg of the app as the PNGs that phones want, to the edge, as they cut the corners themselves: {@code java Icons.java FOLDER}. */
class Icons {

    public static void main(String[] arguments) throws IOException {
        for (var icon : Map.of("icon-192", 192, "icon-512", 512, "apple-touch-icon", 180).entrySet()) {
            ImageIO.write(drawn(icon.getValue()), "png", new File(arguments[0], icon.getKey() + ".png"));
        }
    }

    private static BufferedImage drawn(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(size / 64.0, size / 64.0);
        pen.setColor(new Color(0x3730a3));
        pen.fillRect(0, 0, 64, 64);
        Path2D door = new Path2D.Double();
        door.moveTo(20, 50);
        door.lineTo(20, 16);
        door.lineTo(44, 12);
        door.lineTo(44, 54);
        door.closePath();
        pen.setColor(new Color(0xe0e7ff));
        pen.fill(door);
        pen.setColor(new Color(0x3730a3));
        pen.fill(new Ellipse2D.Double(35, 31, 6, 6));
        pen.dispose();
        return image;
    }
}
