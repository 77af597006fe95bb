package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.FlowCheck;
import io.stagedoor.realmconfig.domain.Location;
import io.stagedoor.realmconfig.domain.Merge;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Problem;
import io.stagedoor.realmconfig.domain.References;
import io.stagedoor.realmconfig.domain.ShapeCheck;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.domain.TypeCheck;
import io.stagedoor.realmconfig.domain.Values;
import io.stagedoor.realmconfig.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the folders of a realm and its overlays into one declaration, checked before anything is asked of a server. */
final class DeclarationReader {
    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    DeclarationReader(Values values) {
        this.values = values;
    }

    Declaration read(Path realm, List<Path> overlays) {
        Merge merge = new Merge(problems);
        Mapping content = folder(realm, merge);
        for (Path overlay : overlays) {
            content = merge.over(content, folder(overlay, merge));
        }
        Optional<String> name = content.text("realm");
        if (problems.isEmpty() && name.isEmpty()) {
            problems.add(new Problem(content.at(), "no file says 'realm: NAME'."));
        }
        Mapping resolved = new References(values, problems).resolve(content);
        if (problems.isEmpty()) {
            new TypeCheck(problems).check(resolved, Shapes.DECLARATION);
            new FlowCheck(problems).check(resolved);
        }
        return problems.isEmpty()
                ? new Declaration.Accepted(resolved.text("realm").orElse(""), resolved)
                : new Declaration.Refused(List.copyOf(problems));
    }

    private Mapping folder(Path folder, Merge merge) {
        Mapping content = new Mapping(Map.of(), new Location(folder.toString(), 0));
        for (Path file : files(folder)) {
            content = merge.within(content, file(file));
        }
        return content;
    }

    private List<Path> files(Path folder) {
        if (Files.isRegularFile(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                problems.add(new Problem(new Location(folder.toString(), 0), "there is no YAML file in this folder."));
            }
            return files;
        } catch (IOException unreadable) {
            problems.add(new Problem(new Location(folder.toString(), 0), "this folder cannot be read."));
            return List.of();
        }
    }

    private Mapping file(Path file) {
        Mapping content = text(file)
                .flatMap(text -> new YamlReader(file.toString(), problems).read(text))
                .orElseGet(() -> new Mapping(Map.of(), new Location(file.toString(), 0)));
        new ShapeCheck(problems).check(content, Shapes.DECLARATION);
        return content;
    }

    private Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException notText) {
            problems.add(new Problem(new Location(file.toString(), 0), "this file is not UTF-8 text."));
        } catch (IOException unreadable) {
            problems.add(new Problem(new Location(file.toString(), 0), "this file cannot be read."));
        }
        return Optional.empty();
    }
}
