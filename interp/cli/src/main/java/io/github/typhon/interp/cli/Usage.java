// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

/** The texts of {@code --help} and its relatives. */
final class Usage {
    private static final String HEAD = "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
    private static final String OPTIONS = """
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
            -X opt : implementation options, see --help-xoptions
            --check-hash-based-pycs always|default|never : whether hash-based caches are compared with their sources
            --help-env      : show the environment variables
            --help-xoptions : show the options of -X
            --help-all      : show all help texts

            Arguments:
            file   : program read from a file
            -      : program read from standard input (interactive if a terminal)
            arg ...: arguments of the program, in sys.argv[1:]
            """;
    private static final String ENVIRONMENT = """
            Environment variables:
            PYTHONSTARTUP    : file run when an interactive session starts
            PYTHONPATH       : directories that come first on the module search path
            PYTHONHOME       : not used, the library belongs to Typhon
            PYTHONIOENCODING : encoding[:errors] of stdin, stdout and stderr
            PYTHONHASHSEED   : 'random', or a number for the hashes of str and bytes
            PYTHONBREAKPOINT : what breakpoint() calls; 0 for nothing
            PYTHON_COLORS    : 1 colours the output, 0 does not
            PYTHON_BASIC_REPL: accepted, the interactive session is always the basic one

            Variables with a command line option:
            PYTHONDEBUG             : -d
            PYTHONDEVMODE           : -X dev
            PYTHONDONTWRITEBYTECODE : -B
            PYTHONINSPECT           : -i
            PYTHONINTMAXSTRDIGITS   : -X int_max_str_digits
            PYTHONNOUSERSITE        : -s
            PYTHONOPTIMIZE          : -O
            PYTHONSAFEPATH          : -P
            PYTHONUNBUFFERED        : -u
            PYTHONUTF8              : -X utf8
            PYTHONVERBOSE           : -v
            PYTHONWARNINGS          : -W
            """;
    private static final String XOPTIONS = """
            Options of -X:
            -X context_aware_warnings=[0|1] : whether catch_warnings is local to a context (PYTHON_CONTEXT_AWARE_WARNINGS)
            -X cpu_count=N            : what os.cpu_count() answers (PYTHON_CPU_COUNT)
            -X dev                    : development mode (PYTHONDEVMODE)
            -X faulthandler           : faulthandler from the start (PYTHONFAULTHANDLER)
            -X frozen_modules=[on|off]: accepted
            -X gil=0                  : accepted, there is no such lock (PYTHON_GIL)
            -X importtime[=2]         : how long each import took; 2: cached ones too (PYTHONPROFILEIMPORTTIME)
            -X int_max_str_digits=N   : limit of int to str conversions, 0 for none (PYTHONINTMAXSTRDIGITS)
            -X jit=[on|off]           : whether hot code is compiled
            -X jitlog                 : what is compiled, on stderr
            -X no_debug_ranges        : code objects without columns, so tracebacks without carets (PYTHONNODEBUGRANGES)
            -X pycache_prefix=PATH    : where caches of sources go (PYTHONPYCACHEPREFIX)
            -X thread_inherit_context=[0|1] : whether threads start with their starter's context (PYTHON_THREAD_INHERIT_CONTEXT)
            -X tracemalloc            : refused, memory is the virtual machine's (PYTHONTRACEMALLOC)
            -X utf8[=0|1]             : what sys.flags.utf8_mode says; text is always UTF-8 by default (PYTHONUTF8)
            -X virtual_threads=[0|1]  : whether threads are virtual
            -X warn_default_encoding  : warn of text files opened without an encoding (PYTHONWARNDEFAULTENCODING)
            Other names are kept in sys._xoptions.
            """;

    private Usage() {}

    private static String program() {
        return System.getProperty("typhon.executable", "typhon");
    }

    static String line() {
        return String.format(HEAD, program());
    }

    static void print(CommandLine.Action what) {
        System.out.print(switch (what) {
            case HELP_ENV -> ENVIRONMENT;
            case HELP_XOPTIONS -> XOPTIONS;
            case HELP_ALL -> line() + OPTIONS + "\n" + ENVIRONMENT + "\n" + XOPTIONS;
            default -> line() + OPTIONS;
        });
    }
}
