package io.stagedoor.teams.domain;

import java.util.Arrays;
import java.util.Optional;

/** One action, as applications and gateways name it. */
public enum Permission {
    LOGIN("login"),
    TEAM_MANAGE("team.manage"),
    PROJECT_CREATE("project.create"),
    ASSET_VIEW("asset.view"),
    ASSET_UPLOAD("asset.upload"),
    ASSET_DOWNLOAD("asset.download"),
    ASSET_DELETE("asset.delete"),
    COMMENT_ADD("comment.add"),
    ASSET_APPROVE("asset.approve"),
    LINK_SHARE("link.share"),
    INTEGRATION_MANAGE("integration.manage"),
    ACTIVITY_READ("activity.read"),
    SHARED_VIEW("shared.view"),
    PROJECT_SETTINGS("project.settings");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** As it stands in tokens, tables and the API. */
    public String word() {
        return word;
    }

    public static Optional<Permission> of(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word.equals(word))
                .findFirst();
    }

    /**
     * The permission of that word.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Permission require(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("there is no such permission"));
    }
}
