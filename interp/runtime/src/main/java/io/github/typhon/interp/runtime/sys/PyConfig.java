// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an interpreter is started with: the command line's options and where the library lies. CPython: PyConfig.
 *  <p>Threads: filled by one thread before the interpreter starts, then read only. */
public final class PyConfig implements Cloneable {
    public List<String> argv = new ArrayList<>(List.of(""));
    public List<String> origArgv = new ArrayList<>();
    public List<String> path = new ArrayList<>();
    public String executable = "";
    /** The executable that a virtual environment's one stands for; "" if it is {@link #executable}. */
    public String baseExecutable = "";
    public String prefix = "";
    /** Outside of the virtual environment that {@link #prefix} is; "" if that is none. */
    public String basePrefix = "";
    public String stdlibDir = "";
    public int debug;
    public int inspect;
    public int interactive;
    public int optimize;
    public boolean dontWriteBytecode;
    /** Where caches go instead of beside the sources, or null. */
    public String pycachePrefix;
    public String checkHashBasedPycs = "default";
    public boolean noUserSite;
    public boolean noSite;
    public boolean ignoreEnvironment;
    public int verbose;
    public int bytesWarning;
    public int quiet;
    public boolean isolated;
    public boolean devMode;
    public boolean unbuffered;
    public boolean safePath;
    public int warnDefaultEncoding;
    public int intMaxStrDigits = 4300;
    /** sys.flags.utf8_mode; text is UTF-8 in either case. */
    public int utf8Mode;
    /** What os.cpu_count() is to answer, 0 for the truth. */
    public int cpuCount;
    /** 1: the time of each import is written to stderr; 2: hits of sys.modules too. */
    public int importTime;
    /** Whether code objects keep columns. */
    public boolean debugRanges = true;
    public boolean faultHandler;
    public int threadInheritContext = 1;
    public int contextAwareWarnings = 1;
    /** {@code -R}: PYTHONHASHSEED is not looked at. */
    public boolean hashRandom;
    /** PYTHONHASHSEED, -1 if random. */
    public long hashSeed = -1;
    /** Digits of the standard descriptors that were closed when the process began; what is open there now is nobody's stream. */
    public String closedStreams = "";
    /** PYTHONIOENCODING or null. */
    public String ioEncoding;
    public boolean skipFirstLine;
    public boolean virtualThreads;
    /** Whether SIGINT becomes KeyboardInterrupt: for programs that own their process. */
    public boolean installSignalHandlers;
    public List<String> warnOptions = new ArrayList<>();
    public Map<String, String> xoptions = new LinkedHashMap<>();
    /** What went in front of sys.path when the program was started, or null. */
    public String programPath;

    /** For a sub-interpreter: the same, but for what belongs to the process. CPython: _PyConfig_Copy. */
    public PyConfig forSubinterpreter() {
        PyConfig c;
        try {
            c = (PyConfig) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
        c.argv = new ArrayList<>(argv);
        c.origArgv = new ArrayList<>(origArgv);
        c.path = new ArrayList<>(path);
        c.warnOptions = new ArrayList<>(warnOptions);
        c.xoptions = new LinkedHashMap<>(xoptions);
        c.installSignalHandlers = false;
        c.faultHandler = false;
        c.inspect = 0;
        return c;
    }
}
