// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli.build;

import io.github.typhon.interp.cli.Main;
import java.util.List;

/** Runs the program that trains the start-up cache, and loads what other starts need that it does not: what is read from a jar costs them 20 ms. */
final class Training {
    /** {@code -c}. */
    private static final List<String> OTHERS = List.of("io.github.typhon.interp.runtime.boot.SourceLines");

    private Training() {}

    public static void main(String[] args) throws ClassNotFoundException, InterruptedException {
        for (String name : OTHERS) {
            Class.forName(name);
        }
        Main.main(args);
    }
}
