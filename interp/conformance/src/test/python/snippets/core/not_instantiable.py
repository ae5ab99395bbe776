# Types without a constructor say so whichever way they are called.
import re
import sys
import types

for t in (type(iter([])), type({}.keys()), types.GeneratorType, types.UnionType, re.Pattern, type(sys.flags), type(int.numerator)):
    for call in (t, lambda: t.__new__(t), lambda: object.__new__(t)):
        try:
            call()
        except TypeError as e:
            print(e)
# expect: cannot create 'list_iterator' instances
# expect: cannot create 'list_iterator' instances
# expect: cannot create 'list_iterator' instances
# expect: cannot create 'dict_keys' instances
# expect: cannot create 'dict_keys' instances
# expect: cannot create 'dict_keys' instances
# expect: cannot create 'generator' instances
# expect: cannot create 'generator' instances
# expect: cannot create 'generator' instances
# expect: cannot create 'typing.Union' instances
# expect: cannot create 'typing.Union' instances
# expect: cannot create 'typing.Union' instances
# expect: cannot create 're.Pattern' instances
# expect: cannot create 're.Pattern' instances
# expect: cannot create 're.Pattern' instances
# expect: cannot create 'sys.flags' instances
# expect: cannot create 'sys.flags' instances
# expect: cannot create 'sys.flags' instances
# expect: cannot create 'getset_descriptor' instances
# expect: cannot create 'getset_descriptor' instances
# expect: cannot create 'getset_descriptor' instances
