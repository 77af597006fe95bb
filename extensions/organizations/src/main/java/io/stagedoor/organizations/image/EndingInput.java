package io.stagedoor.organizations.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file that ends. The WebP decoder goes on behind the end as if there were zeros, each of them an exception that it swallows: a file of
 * forty bytes kept it busy for minutes.
 */
final class EndingInput extends MemoryCacheImageInputStream {

    /** A reader may look a few times whether there is more. */
    private static final int PATIENCE = 64;

    private int ends;

    EndingInput(byte[] file) {
        super(new ByteArrayInputStream(file));
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return counted(super.read(into, from, length));
    }

    private int counted(int read) {
        if (read < 0 && ++ends > PATIENCE) {
            throw new IllegalStateException("the file has ended");
        }
        return read;
    }
}
