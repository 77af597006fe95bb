package io.stagedoor.demo.serving;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Markup that is safe to send. There is no way to make one from a string that was put together at run time: templates are constants
 * of the program (Error Prone checks it), and every value that goes into one is escaped unless it is markup itself.
 */
public final class Html {

    public static final Html NOTHING = new Html("");

    private static final String SLOT = "{}";

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Fills the template's {@code {}} slots in order. Slots stand in text or in quoted attribute values, never in a script, a style or
     * an attribute name, and an address is checked by whoever puts it there.
     *
     * @throws IllegalArgumentException where slots and values differ in number
     */
    public static Html of(@CompileTimeConstant final String template, @Nullable Object... values) {
        StringBuilder filled = new StringBuilder(template.length() + 64 * values.length);
        int from = 0;
        for (Object value : values) {
            int slot = template.indexOf(SLOT, from);
            if (slot < 0) {
                throw new IllegalArgumentException("more values than slots");
            }
            filled.append(template, from, slot).append(render(value));
            from = slot + SLOT.length();
        }
        if (template.indexOf(SLOT, from) >= 0) {
            throw new IllegalArgumentException("more slots than values");
        }
        return new Html(filled.append(template, from, template.length()).toString());
    }

    /** One after the other. */
    public static Html join(Stream<Html> parts) {
        return new Html(parts.map(Html::toString).collect(Collectors.joining("\n")));
    }

    private static String render(@Nullable Object value) {
        return value instanceof Html html ? html.markup : escape(value == null ? "" : value.toString());
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return markup;
    }
}
