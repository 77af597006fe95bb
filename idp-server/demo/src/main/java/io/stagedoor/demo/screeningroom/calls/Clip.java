package io.stagedoor.demo.screeningroom.calls;

import java.util.List;

/**
 * A piece of unreleased footage.
 *
 * @param picture the name of its drawn thumbnail among the assets
 */
public record Clip(String title, String scene, String take, String timecode, String state, String picture) {

    static final List<Clip> DAILIES = List.of(
            new Clip("The lighthouse, storm coming", "12A", "3", "01:04:11:07", "in review", "clip-lighthouse.svg"),
            new Clip("Night bus, last row", "27", "1", "01:21:40:19", "in review", "clip-night-bus.svg"),
            new Clip("Dunes, wide", "41C", "6", "02:03:02:00", "approved", "clip-dunes.svg"),
            new Clip("Stage door, after the show", "58", "2", "02:37:55:12", "new", "clip-stage-door.svg"));
}
