package io.stagedoor.demo.screeningroom.calls;

import java.util.List;

/**
 * One action of the permission table, and the call of Screening Room's API that needs it. The gateway knows the same pairs from
 * {@code gateway-routes.yaml}.
 *
 * @param permission its word in tokens and catalogues
 * @param title what it is, for people
 * @param path behind {@code /api/teams/{team}}
 */
public record TeamAction(String permission, String title, String method, String path) {

    /** In the order of the table. */
    public static final List<TeamAction> ALL = List.of(
            new TeamAction("login", "Be in the team", "GET", ""),
            new TeamAction("asset.view", "Watch footage", "GET", "/assets"),
            new TeamAction("asset.upload", "Upload media", "POST", "/assets"),
            new TeamAction("asset.download", "Download originals", "GET", "/assets/reel-12/original"),
            new TeamAction("asset.delete", "Delete files", "DELETE", "/assets/reel-12"),
            new TeamAction("comment.add", "Comment on the timeline", "POST", "/assets/reel-12/comments"),
            new TeamAction("asset.approve", "Approve a take", "POST", "/assets/reel-12/approval"),
            new TeamAction("link.share", "Share a review link", "POST", "/links"),
            new TeamAction("shared.view", "Watch what was shared by link", "GET", "/shared"),
            new TeamAction("project.create", "Create a project", "POST", "/projects"),
            new TeamAction("project.settings", "Watermarking and privacy", "PUT", "/projects/settings"),
            new TeamAction("integration.manage", "Connect an editor", "PUT", "/integrations"),
            new TeamAction("activity.read", "Read the activity log", "GET", "/activity"),
            new TeamAction("team.manage", "Invite and remove people", "POST", "/people"));

    public String pathIn(String team) {
        return "/api/teams/" + team + path;
    }
}
