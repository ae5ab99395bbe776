"""Lengths of control messages reach to the end of an int; recvmsg_into() says what it wants."""
import socket

top = 0x7fffffff
print(socket.CMSG_LEN(top - socket.CMSG_LEN(0)) == top, socket.CMSG_SPACE(top - socket.CMSG_SPACE(1)) <= top)  # expect: True True
for f in socket.CMSG_LEN, socket.CMSG_SPACE:
    try:
        f(top - f(1) + 2)
    except OverflowError as e:
        print(e)
# expect: CMSG_LEN() argument out of range
# expect: CMSG_SPACE() argument out of range
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    try:
        s.recvmsg_into([b'constant'])
    except TypeError as e:
        print(e)  # expect: recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers
