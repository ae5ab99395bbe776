# Source that cannot be decoded: the error has the file's name, its arguments only where no line is known.
for source in (b'x = "\xff"\n', b'a\n"\xff"\n', b'a\nb\n"\xff"', b'# coding: utf-8\n"\xff"\n', b'# coding: ascii\n"\xff"\n'):
    try:
        compile(source, 'F', 'exec')
    except SyntaxError as e:
        print(e.filename, e.args[1][0], e.lineno, e.offset)
# expect: F None 1 6
# expect: F None 2 2
# expect: F None 3 2
# expect: F None 2 2
# expect: F F 0 -1
