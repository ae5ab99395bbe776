# SPDX-License-Identifier: Apache-2.0
# Null characters in what C functions get, and widths that no memory holds.
import inspect
import locale
import pdb
import socket


def say(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


say(locale.setlocale, locale.LC_ALL, 'a\0')  # expect: ValueError embedded null character
say(locale.textdomain, 'a\0')  # expect: ValueError embedded null character
say(locale.bindtextdomain, 'a\0', None)  # expect: ValueError embedded null character
say(locale.gettext, 'a\0')  # expect: ValueError embedded null character
say(compile, '1', 'a\0b', 'exec')  # expect: ValueError embedded null character
say(compile, '1', b'a\0b', 'exec')  # expect: ValueError embedded null character
say(compile, '1', 'a', 'ex\0ec')  # expect: ValueError embedded null character
say(socket.gethostbyname, 'a\0')  # expect: TypeError gethostbyname() argument 1 must be encoded string without null bytes, not str
say(socket.gethostbyaddr, b'a\0')  # expect: TypeError gethostbyaddr() argument 1 must be encoded string without null bytes, not bytes
say(socket.gethostbyname, None)  # expect: TypeError gethostbyname() argument 1 must be str, bytes or bytearray, not None
print(socket.getaddrinfo('127.0.0.1\0x', 80, type=socket.SOCK_STREAM)[0][4])  # expect: ('127.0.0.1', 80)
say(socket.getservbyname, 'a\0')  # expect: ValueError embedded null character
say(socket.getprotobyname, b'a')  # expect: TypeError getprotobyname() argument 1 must be str, not bytes
say(socket.inet_aton, '1.2.3.4\0')  # expect: ValueError embedded null character
say(socket.inet_pton, socket.AF_INET, '1.2.3.4\0')  # expect: ValueError embedded null character
say(lambda: '%099999999999d' % 1)  # expect: MemoryError 
say(lambda: '%99999999999s' % 1)  # expect: MemoryError 
say(lambda: '%99999999999999999999d' % 1)  # expect: ValueError width too big
say(lambda: '%.99999999999f' % 1)  # expect: ValueError precision too big


class Nothing:
    pass


class Init:
    def __init__(self):
        pass


say(lambda: Nothing(**{1: 2}))  # expect: TypeError Nothing() takes no arguments
say(lambda: object(**{1: 2}))  # expect: TypeError object() takes no arguments
say(lambda: Init(**{1: 2}))  # expect: TypeError keywords must be strings


def stops():
    # The second line.
    return 1


print(pdb.find_first_executable_line(stops.__code__) - stops.__code__.co_firstlineno)  # expect: 2
