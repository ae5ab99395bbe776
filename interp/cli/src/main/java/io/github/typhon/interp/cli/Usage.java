// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

/** The text of {@code typhon -h}. */
final class Usage {
    private static final String TEXT = """
            usage: typhon [option] ... [-c cmd | -m mod | file | -] [arg] ...
            Options (and corresponding environment variables):
            -b     : warn about str compared with bytes; -bb: raise
            -B     : do not write .pyc files on import (PYTHONDONTWRITEBYTECODE)
            -c cmd : run the rest of the command line as a program
            -E     : ignore PYTHON* environment variables
            -h     : show this help and exit (also -? or --help)
            -i     : go on interactively after running the script (PYTHONINSPECT)
            -I     : isolate from the user's environment (implies -E, -P and -s)
            -m mod : run a library module as a script
            -O     : drop asserts; -OO: docstrings too (PYTHONOPTIMIZE)
            -P     : do not prepend an unsafe path to sys.path (PYTHONSAFEPATH)
            -q     : no version and copyright at interactive start
            -s     : no user site directory (PYTHONNOUSERSITE)
            -S     : do not import site at start
            -u     : unbuffered stdout and stderr (PYTHONUNBUFFERED)
            -v     : trace imports (PYTHONVERBOSE)
            -V     : print the version and exit; -VV: more of it
            -W arg : warning control (PYTHONWARNINGS)
            -x     : skip the first line of the source
            -X opt : implementation options: dev, jit=off|on, virtual_threads=1, utf8, importtime
            file   : program read from a file
            -      : program read from standard input
            """;

    private Usage() {}

    static void print() {
        System.out.print(TEXT);
    }
}
