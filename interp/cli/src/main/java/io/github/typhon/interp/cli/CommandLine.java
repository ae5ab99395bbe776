// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import io.github.typhon.interp.runtime.sys.PyConfig;
import java.util.ArrayList;
import java.util.List;

/** CPython's command line: options into a {@link PyConfig}, and what is to be run. CPython: config_parse_cmdline (Python/initconfig.c). */
final class CommandLine {
    /** What the command line asks for. */
    enum Action { COMMAND, MODULE, FILE, STDIN, VERSION, LONG_VERSION, HELP, HELP_ENV, HELP_XOPTIONS, HELP_ALL }

    /** An unknown option or a missing argument; exit code 2. */
    static final class UsageError extends Exception {
        private static final long serialVersionUID = 1L;

        UsageError(String message) {
            super(message, null, false, false);
        }
    }

    final PyConfig config = new PyConfig();
    Action action = Action.STDIN;
    /** The command, module or file. */
    String target;

    static CommandLine parse(String[] args) throws UsageError {
        CommandLine c = new CommandLine();
        int i = 0;
        outer:
        for (; i < args.length; i++) {
            String a = args[i];
            if (a.equals("-") || !a.startsWith("-")) {
                break;
            }
            if (a.equals("--")) {
                i++;
                break;
            }
            if (a.startsWith("--")) {
                switch (a) {
                    case "--version" -> c.version();
                    case "--help" -> c.action = Action.HELP;
                    case "--help-env" -> c.action = Action.HELP_ENV;
                    case "--help-xoptions" -> c.action = Action.HELP_XOPTIONS;
                    case "--help-all" -> c.action = Action.HELP_ALL;
                    case "--check-hash-based-pycs" -> c.config.checkHashBasedPycs = checkPycs(++i < args.length ? args[i] : null);
                    default -> throw new UsageError("Unknown option: " + a);
                }
                continue;
            }
            for (int k = 1; k < a.length(); k++) {
                char o = a.charAt(k);
                if ("cmWX".indexOf(o) >= 0) {
                    String value = k + 1 < a.length() ? a.substring(k + 1) : i + 1 < args.length ? args[++i] : null;
                    if (value == null) {
                        throw new UsageError("Argument expected for the -" + o + " option");
                    }
                    c.valued(o, value);
                    if (o == 'c' || o == 'm') {
                        i++;
                        break outer;
                    }
                    break;
                }
                c.flag(o);
            }
        }
        c.rest(args, i);
        return c;
    }

    private static String checkPycs(String value) throws UsageError {
        if (value == null) {
            throw new UsageError("Argument expected for the --check-hash-based-pycs options");
        }
        if (!value.equals("always") && !value.equals("never") && !value.equals("default")) {
            throw new UsageError("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
        }
        return value;
    }

    private void valued(char o, String value) {
        switch (o) {
            case 'c' -> {
                action = Action.COMMAND;
                target = value + "\n";
            }
            case 'm' -> {
                action = Action.MODULE;
                target = value;
            }
            case 'W' -> config.warnOptions.add(value);
            default -> {
                int eq = value.indexOf('=');
                config.xoptions.put(eq < 0 ? value : value.substring(0, eq), eq < 0 ? null : value.substring(eq + 1));
                if (value.equals("dev")) {
                    config.devMode = true;
                }
            }
        }
    }

    private void version() {
        action = action == Action.VERSION ? Action.LONG_VERSION : Action.VERSION;
    }

    private void flag(char o) throws UsageError {
        switch (o) {
            case 'b' -> config.bytesWarning++;
            case 'B' -> config.dontWriteBytecode = true;
            case 'd' -> config.debug++;
            case 'E' -> config.ignoreEnvironment = true;
            case 'h', '?' -> action = Action.HELP;
            case 'i' -> {
                config.inspect++;
                config.interactive++;
            }
            case 'I' -> {
                config.isolated = true;
                config.ignoreEnvironment = true;
                config.noUserSite = true;
                config.safePath = true;
            }
            case 'O' -> config.optimize++;
            case 'P' -> config.safePath = true;
            case 'q' -> config.quiet++;
            case 'R' -> config.hashRandom = true;
            case 's' -> config.noUserSite = true;
            case 'S' -> config.noSite = true;
            case 'u' -> config.unbuffered = true;
            case 'v' -> config.verbose++;
            case 'V' -> version();
            case 'x' -> config.skipFirstLine = true;
            default -> throw new UsageError("Unknown option: -" + o);
        }
    }

    private void rest(String[] args, int from) {
        List<String> argv = new ArrayList<>();
        int i = from;
        if (action == Action.COMMAND) {
            argv.add("-c");
        } else if (action == Action.MODULE) {
            argv.add("-m");
        } else if (i < args.length) {
            if (action == Action.STDIN && !args[i].equals("-")) {
                action = Action.FILE;
                target = args[i];
            }
            argv.add(args[i++]);
        } else {
            argv.add("");
        }
        for (; i < args.length; i++) {
            argv.add(args[i]);
        }
        config.argv = argv;
        config.origArgv = new ArrayList<>(List.of(System.getProperty("typhon.executable", "typhon")));
        config.origArgv.addAll(List.of(args));
    }
}
