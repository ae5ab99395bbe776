// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

/** Docstrings. */
final class PickleDocs {
    static final String PICKLER = "Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)\n--\n\n"
            + "Writes pickles to a binary file.\n\nThe protocol is a number from 0 to 5; None means the default, a negative number the highest.\n"
            + "With fix_imports and a protocol below 3, names are written as Python 2 knew them.\n"
            + "The buffer_callback (protocol 5) gets every PickleBuffer; if it returns a false value, the buffer stays out of the pickle.";
    static final String UNPICKLER = "Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())\n--\n\n"
            + "Reads pickles from a binary file.\n\nThe protocol is found out from the pickle. With fix_imports, names of Python 2 are mapped to today's.\n"
            + "Encoding and errors tell how to decode 8-bit strings written by Python 2; the encoding 'bytes' leaves them bytes.\n"
            + "The buffers are what a pickler's buffer_callback kept, in the same order.";
    static final String CLEAR_MEMO = "Clears the pickler's \"memo\", which remembers the objects it has written.\n\nThis method is useful when re-using picklers.";
    static final String UNPICKLER_LOAD = "Load a pickle.\n\nReads one pickle from the file and returns the object made from it.";
    static final String FIND_CLASS = "Return an object from a specified module.\n\nThe module is imported if need be. Subclasses may override this method,\n"
            + "for example to restrict what can be unpickled.";
    static final String DUMP = "Write a pickled representation of obj to the open file object file.";
    static final String DUMPS = "Return the pickled representation of the object as a bytes object.";
    static final String LOAD = "Read and return an object from the pickle data stored in a file.";
    static final String LOADS = "Read and return an object from the given pickle data.";

    private PickleDocs() {}
}
