package io.stagedoor.organizations.store;

import io.stagedoor.database.Statements;
import io.stagedoor.organizations.domain.Brand;
import io.stagedoor.organizations.domain.Color;
import io.stagedoor.organizations.domain.Logo;
import io.stagedoor.organizations.image.Picture;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brand and logo of one organization. */
public final class BrandStore {

    /**
     * What an organization has chosen.
     *
     * @param version grows with each change, of the logo too; 0 where nothing was ever chosen
     */
    public record Stored(Brand brand, @Nullable Logo logo, long version) {}

    private static final String OURS = " where organization_id = :organization";

    private final Statements sql;
    private final String organization;

    public BrandStore(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    public Stored read() {
        @Nullable Logo logo = logo().orElse(null);
        return sql
                .rows(
                        "select b.accent, b.accent_dark, b.version from sd_organization_brand b"
                                + " where b.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(row -> new Stored(new Brand(color(row[0]), color(row[1])), logo, Statements.number(row, 2)))
                .findFirst()
                .orElseGet(() -> new Stored(Brand.NONE, logo, 0));
    }

    /** Whether the row was still what the caller has read. */
    public boolean write(Brand brand, long expected) {
        Map<String, Object> values = Map.of(
                "organization", organization,
                "accent", text(brand.accent()),
                "dark", text(brand.accentDark()));
        if (expected == 0) {
            // Where two are the first at once, the primary key lets one of them pass.
            return sql.update(
                            "insert into sd_organization_brand (organization_id, accent, accent_dark, version)"
                                    + " values (:organization, :accent, :dark, 1)",
                            values)
                    == 1;
        }
        Map<String, Object> more = new java.util.HashMap<>(values);
        more.put("expected", expected);
        return sql.update(
                        "update sd_organization_brand set accent = :accent, accent_dark = :dark, version = version + 1"
                                + OURS + " and version = :expected",
                        more)
                == 1;
    }

    /** The picture itself. */
    public Optional<Picture> picture() {
        return sql
                .rows(
                        "select l.png, l.width, l.height, l.tag from sd_organization_logo l"
                                + " where l.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(row -> new Picture((byte[]) row[0], logo(row, 1)))
                .findFirst();
    }

    /** Whether the row of the brand was still what the caller has read; null takes the logo away. */
    public boolean writeLogo(@Nullable Picture picture, Brand brand, long expected) {
        if (!write(brand, expected)) {
            return false;
        }
        sql.update("delete from sd_organization_logo" + OURS, Map.of("organization", organization));
        if (picture != null) {
            sql.update(
                    "insert into sd_organization_logo (organization_id, png, width, height, tag)"
                            + " values (:organization, :png, :width, :height, :tag)",
                    Map.of(
                            "organization", organization,
                            "png", picture.png(),
                            "width", picture.logo().width(),
                            "height", picture.logo().height(),
                            "tag", picture.logo().tag()));
        }
        return true;
    }

    /** The organization does not exist any more. */
    public void forget() {
        for (String table : List.of("sd_organization_brand", "sd_organization_logo", "sd_sign_in_day")) {
            sql.update("delete from " + table + OURS, Map.of("organization", organization));
        }
    }

    private Optional<Logo> logo() {
        return sql
                .rows(
                        "select l.width, l.height, l.tag from sd_organization_logo l"
                                + " where l.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(row -> logo(row, 0))
                .findFirst();
    }

    private static Logo logo(Object[] row, int from) {
        return new Logo(
                (int) Statements.number(row, from), (int) Statements.number(row, from + 1), (String) row[from + 2]);
    }

    private static @Nullable Color color(Object hex) {
        return hex.equals("") ? null : new Color((String) hex);
    }

    private static String text(@Nullable Color color) {
        return color == null ? "" : color.hex();
    }
}
